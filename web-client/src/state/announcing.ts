import type { Announcement, Drop } from '../protocol/contract';
import { phaseOf } from './dropPhase';

/** How long before an opening nothing is laid over the page, and how long after it. */
const HUSH_BEFORE = 60_000;
const HUSH_AFTER = 10_000;

/** Whether a countdown is in its last minute, or a drop has just opened: a line then stands below, and covers nothing. */
export function hushed(drops: readonly Drop[], now: number): boolean {
  return drops.some((drop) => {
    const phase = phaseOf(drop, now);
    return (
      (phase === 'scheduled' && drop.opensAt - now <= HUSH_BEFORE) ||
      (phase === 'open' && now - drop.opensAt < HUSH_AFTER)
    );
  });
}

/** The line whose turn it is: the earliest that is up, has words for this member and was not heard before. */
export function nextLine(
  up: readonly Announcement[],
  own: ReadonlyMap<string, Announcement>,
  heard: readonly string[],
  now: number,
): { readonly line: Announcement; readonly others: boolean } | undefined {
  const waiting = up
    .map((one) => (one.forSome ? own.get(one.id) : one))
    .filter((one) => one?.text !== undefined)
    .filter((one) => one !== undefined)
    .filter(({ id, until }) => !heard.includes(id) && now < until);
  const line = waiting[0];
  return line === undefined ? undefined : { line, others: waiting.length > 1 };
}

/** What the venue screen says to everybody: the newest line that is for all. */
export function bannerOf(up: readonly Announcement[]): { text: string; at: number } | undefined {
  const newest = up.filter(({ forSome, text }) => !forSome && text !== undefined).at(-1);
  if (newest?.text === undefined) return undefined;
  const step = newest.nextStep?.text;
  return { text: step === undefined ? newest.text : `${newest.text} – ${step}`, at: newest.from };
}
