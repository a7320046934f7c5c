import type { Drop, DropRecord } from '../../protocol/contract';
import { isRetired } from '../../state/dropPhase';

/** Drops as the how-it-works page lists them: what can be claimed, what comes (soonest first), what has been and is on show (newest first). */
export interface Programme {
  readonly open: readonly Drop[];
  readonly ahead: readonly Drop[];
  readonly ended: readonly Drop[];
}

export function programmeOf(drops: readonly Drop[], now: number): Programme {
  const of = (state: Drop['state']) => drops.filter((drop) => drop.state === state);
  return {
    open: [...of('open'), ...of('drawing')].sort((a, b) => a.closesAt - b.closesAt),
    ahead: of('scheduled').sort((a, b) => a.opensAt - b.opensAt),
    ended: of('ended')
      .filter((drop) => !isRetired(drop, now))
      .sort((a, b) => (b.endedAt ?? b.closesAt) - (a.endedAt ?? a.closesAt)),
  };
}

/** Milliseconds from the opening to the first and the last claim; `undefined` where nobody claimed. */
export function claimSpan(record: DropRecord): { first: number; last: number } | undefined {
  const [first, last] = [record.claims.at(0), record.claims.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const opened = openedAt(record.drop);
  return { first: first.at - opened, last: last.at - opened };
}

/** When the drop really opened; its declared instant for one that was cancelled before. */
export function openedAt(drop: Drop): number {
  return drop.openedAt ?? drop.opensAt;
}

/** `0.412`: milliseconds as seconds with three decimals in the language's own writing. */
export function seconds(milliseconds: number, locale: string): string {
  const digits = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
  return new Intl.NumberFormat(locale, digits).format(milliseconds / 1000);
}

/** The device's own zone, if an instant reads differently there than in the stage's. */
export function otherZone(stageZone: string, instant: number): string | undefined {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const read = (timeZone: string) =>
    new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(instant);
  return read(own) === read(stageZone) ? undefined : own;
}

/** `Europe/Berlin` as people say it: `Berlin`. */
export function placeName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
