import type { Drop, Me } from '../protocol/contract';

/** When a drop with waves is open for somebody, and when their wave's share was taken. */
export type OwnWave = NonNullable<Me['waves']>[number];

/**
 * The drops as somebody sees whose waves these are: a drop with waves opens and closes when it does so for them. Whoever has no wave
 * sees it from the first opening to the last closing.
 */
export function withOwnWaves(
  drops: readonly Drop[],
  waves: readonly OwnWave[] | undefined,
  now: number,
): readonly Drop[] {
  if (waves === undefined) return drops;
  return drops.map((drop) => {
    const wave = waves.find((one) => one.drop === drop.id);
    return wave === undefined ? drop : withWave(drop, wave, now);
  });
}

function withWave(drop: Drop, { opensAt, closesAt, goneAt }: OwnWave, now: number): Drop {
  const { openedAt, ...other } = drop;
  const opened = now < opensAt ? {} : { openedAt: Math.max(opensAt, openedAt ?? 0) };
  const shown: Drop = { ...other, ...opened, opensAt, closesAt };
  if (drop.state !== 'scheduled' && drop.state !== 'open') return shown;
  if (goneAt !== undefined) return { ...shown, state: 'ended', ending: 'sold_out', endedAt: goneAt };
  if (now >= closesAt) return { ...shown, state: 'ended', ending: 'closed', endedAt: closesAt };
  return { ...shown, state: now < opensAt ? 'scheduled' : 'open' };
}

/** The waves of those drops that open at their local time in this zone: what a screen sees that hangs there. */
export function wavesIn(drops: readonly Drop[], zone: string): readonly OwnWave[] {
  return drops.flatMap(({ id, waves }) => {
    const wave = waves?.waves.find(
      (one) => one.zones.includes(zone) || wallClock(one.opensAt, zone) === waves.at.slice(0, 16),
    );
    return wave === undefined ? [] : [{ drop: id, opensAt: wave.opensAt, closesAt: wave.closesAt }];
  });
}

/** Date and time to the minute as a clock in this zone shows them, in the form of the contract. */
function wallClock(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
  return parts.replace(' ', 'T');
}
