/** Milliseconds to wait before attempt `n` (0, 1, 2 …): anywhere up to a cap that doubles, so that a crowd that lost its server together does not come back together. */
export function fullJitter(attempt: number, random: () => number): number {
  return random() * Math.min(8_000, 400 * 2 ** Math.min(attempt, 10));
}
