import type { ConfettiMessage } from '../protocol/contract';

/** At most two messages a second reach the server; a little slower is safely so. */
const EVERY = 550;
const MOST = 100;

/** Collects taps and sends their number now and then. Taps while nobody listens are forgotten: confetti is of the moment. */
export class TapBatch {
  readonly #send: (message: ConfettiMessage) => boolean;
  #taps = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (message: ConfettiMessage) => boolean) {
    this.#send = send;
  }

  tap(): void {
    this.#taps = Math.min(MOST, this.#taps + 1);
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const taps = this.#taps;
      this.#taps = 0;
      this.#send({ type: 'confetti', taps });
    }, EVERY);
  }
}
