/** How the shared confetti counter turns into paper on the screen. */
export interface Burst {
  readonly particles: number;
  /** Starting speed of the paper: many taps fly higher. */
  readonly power: number;
}

/** At most this much paper a burst: a cheap TV stick must still draw it smoothly. */
export const MOST_PARTICLES = 160;

/**
 * The burst for `taps` new taps. Grows with the square root: one person's tap is seen, a thousand people's are a storm, and the storm is
 * ten times the tap rather than a thousand times. `undefined` when nothing was tapped, or the counter went back (a new stage or epoch).
 */
export function burstFor(taps: number): Burst | undefined {
  if (taps <= 0) return undefined;
  const strength = Math.min(1, Math.sqrt(taps) / 20);
  return { particles: Math.max(6, Math.round(MOST_PARTICLES * strength)), power: 35 + 30 * strength };
}
