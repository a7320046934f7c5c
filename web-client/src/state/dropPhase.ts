import type { Drop } from '../protocol/contract';

/**
 * Where a drop is for somebody who looks at the stage's clock: it opens at its instant, without waiting for the moment
 * that says so, and its time is up at its closing instant, a little before the moment says how it ended. A frozen one
 * stands still, whatever the clock says.
 */
export type DropPhase = 'scheduled' | 'open' | 'closing' | 'frozen' | 'ended';

export function phaseOf(drop: Drop, now: number): DropPhase {
  if (drop.state === 'drawing') return 'closing';
  if (drop.state === 'ended' || drop.state === 'frozen') return drop.state;
  if (drop.state === 'scheduled' && now < drop.opensAt) return 'scheduled';
  return now < drop.closesAt ? 'open' : 'closing';
}

/** How long an ended drop stays in the spotlight when nothing else is on. */
const AFTERGLOW = 90_000;

/** The drop in the spotlight: an open or a frozen one, else one that has just ended unless another opens within a minute, else the next. */
export function inSpotlight(drops: readonly Drop[], now: number): Drop | undefined {
  const open = drops.filter((drop) => ['open', 'closing', 'frozen'].includes(phaseOf(drop, now)));
  if (open.length > 0) return open[0];
  const next = drops.find((drop) => phaseOf(drop, now) === 'scheduled');
  const ended = drops
    .filter((drop) => drop.state === 'ended' && drop.ending !== 'cancelled' && endOf(drop) > now - AFTERGLOW)
    .sort((one, other) => endOf(other) - endOf(one))[0];
  if (ended !== undefined && (next === undefined || next.opensAt > now + 60_000)) return ended;
  return next;
}

/** The next instant at which some drop's phase changes by the clock alone. */
export function nextTurn(drops: readonly Drop[], now: number): number | undefined {
  const instants = drops.flatMap((drop) => turnsOf(drop)).filter((instant) => instant > now);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

function turnsOf(drop: Drop): readonly number[] {
  switch (drop.state) {
    case 'scheduled':
    case 'open':
      return [drop, ...(drop.waves?.waves ?? [])].flatMap(({ opensAt, closesAt }) => [
        opensAt - 60_000,
        opensAt,
        closesAt,
      ]);
    case 'drawing':
    case 'frozen':
      return [];
    case 'ended':
      return [endOf(drop) + AFTERGLOW, retiresAt(drop) ?? 0];
  }
}

/** Until when it is on show, for an ended drop that says so. */
export function retiresAt(drop: Drop): number | undefined {
  if (drop.state !== 'ended' || drop.onShow === undefined || drop.endedAt === undefined) return undefined;
  return drop.endedAt + drop.onShow * 1000;
}

/** Whether it is on show no more: it has left pages and screens, and stays what it is. */
export function isRetired(drop: Drop, now: number): boolean {
  const at = retiresAt(drop);
  return at !== undefined && at <= now;
}

export const endOf = (drop: Drop) => drop.endedAt ?? drop.closesAt;
