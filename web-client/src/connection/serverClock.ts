/**
 * The deciding clock, as seen from here. It runs on the monotonic clock, so a device clock that is wrong, or put right
 * in the middle of a countdown, changes nothing. Of a round of exchanges the fastest is believed: its error is at most
 * half its round trip (Cristian's algorithm).
 */
export class ServerClock {
  readonly #monotonic: () => number;
  readonly #listeners = new Set<() => void>();
  #offset = 0;
  #roundTrip = Number.POSITIVE_INFINITY;
  #stale = true;

  constructor(monotonic: () => number = () => performance.now()) {
    this.#monotonic = monotonic;
  }

  /** Milliseconds since the epoch, by the server. */
  readonly now = (): number => this.#monotonic() + this.#offset;

  /** What the monotonic clock says: the instant to remember when a request leaves. */
  monotonic(): number {
    return this.#monotonic();
  }

  /** How wrong `now` can be, in milliseconds; infinite before the first exchange. */
  get uncertainty(): number {
    return this.#roundTrip / 2;
  }

  /** A server instant that arrived without a question: better than nothing until the first exchange. */
  hint(at: number): void {
    if (!Number.isFinite(this.#roundTrip)) this.#turn(at - this.#monotonic());
  }

  /** One exchange: asked at `sentAt` by the monotonic clock, answered with `at` by the server's, just now. */
  learn(sentAt: number, at: number): void {
    const receivedAt = this.#monotonic();
    const roundTrip = receivedAt - sentAt;
    if (!this.#stale && roundTrip >= this.#roundTrip) return;
    this.#stale = false;
    this.#roundTrip = roundTrip;
    this.#turn(at - (sentAt + roundTrip / 2));
  }

  /** What was learned may no longer hold (the device slept): the next exchange is believed however slow. */
  doubt(): void {
    this.#stale = true;
  }

  /** Called after each change of mind, since timers set by the old one are wrong. */
  onchange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #turn(offset: number): void {
    this.#offset = offset;
    for (const listener of this.#listeners) listener();
  }
}
