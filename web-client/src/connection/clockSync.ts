import type { TimeMessage, TimeRequestMessage } from '../protocol/contract';
import type { ServerClock } from './serverClock';

const BURST = 6;
const APART = 180;
const AGAIN = 60_000;
/** The device's clock and the monotonic one part by so much only when somebody set the clock or the device slept. */
const SLEPT = 1_000;

/** Keeps the server clock learned: a burst of exchanges when a connection is live, after sleep, and now and then. */
export class ClockSync {
  readonly #clock: ServerClock;
  readonly #send: (message: TimeRequestMessage) => boolean;
  readonly #sentAt = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #count = 0;
  #apart = 0;

  constructor(clock: ServerClock, send: (message: TimeRequestMessage) => boolean) {
    this.#clock = clock;
    this.#send = send;
  }

  /** A new connection, or the device may have slept: learn anew. */
  start(): void {
    this.#clock.doubt();
    this.#apart = Date.now() - this.#clock.monotonic();
    this.#sentAt.clear();
    this.#ask(BURST);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** True when the answer was to a question of ours. */
  heard(message: TimeMessage): boolean {
    const sentAt = this.#sentAt.get(message.ref);
    if (sentAt === undefined) return false;
    this.#sentAt.delete(message.ref);
    this.#clock.learn(sentAt, message.at);
    return true;
  }

  #ask(left: number): void {
    clearTimeout(this.#timer);
    if (Math.abs(Date.now() - this.#clock.monotonic() - this.#apart) > SLEPT && left < BURST) {
      this.start();
      return;
    }
    const ref = `t${++this.#count}`;
    this.#sentAt.set(ref, this.#clock.monotonic());
    if (!this.#send({ type: 'time', ref })) return;
    this.#timer =
      left > 1 ? setTimeout(() => this.#ask(left - 1), APART) : setTimeout(() => this.start(), AGAIN);
  }
}
