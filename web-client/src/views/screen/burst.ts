/** At most this much paper at once: a cheap TV stick must still draw it smoothly. */
export const MOST_PAPER = 110;

/**
 * Pieces of paper for `taps` new taps on the shared counter. Grows with the square root: one person's tap is seen, a thousand people's
 * are a storm, and the storm is some ten times the tap rather than a thousand times. None when the counter began anew.
 */
export function paperFor(taps: number): number {
  if (taps <= 0) return 0;
  return Math.min(MOST_PAPER, Math.round(5 + 4 * Math.sqrt(taps)));
}
