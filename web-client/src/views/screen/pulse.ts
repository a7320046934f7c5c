/** How the spotlight and the digits behave as an instant comes closer. */
export interface Pulse {
  /** Size of the spotlight: 1 at rest, narrowing to 0.74 at the instant. */
  readonly spot: number;
  /** How much of its ring is still lit: 1 … 0. */
  readonly arc: number;
  /** Size of the digits: 1 at rest; a beat a second that grows towards the instant. */
  readonly digits: number;
}

const LAST_SECONDS = 10;

/**
 * The pulse with `left` milliseconds to go of a countdown that took the stage `span` before its instant. For who asked for calm nothing
 * beats or narrows; the ring alone tells the time.
 */
export function pulseAt(left: number, span: number, calm: boolean): Pulse {
  const seconds = Math.max(0, left) / 1000;
  if (seconds > LAST_SECONDS) return { spot: 1, arc: Math.min(1, left / span), digits: 1 };
  const near = 1 - seconds / LAST_SECONDS;
  const arc = seconds / LAST_SECONDS;
  if (calm) return { spot: 1, arc, digits: 1 };
  // The beat is strongest just after a digit has changed and has faded before the next one.
  const beat = (Math.ceil(seconds) === seconds ? 1 : seconds % 1) ** 4;
  return { spot: 1 - 0.26 * near, arc, digits: 1 + 0.22 * near + 0.14 * beat };
}
