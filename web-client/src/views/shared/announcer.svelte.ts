/**
 * What a screen reader is told. Polite words are held back so that a lively stage does not chatter: at most one each
 * `pause`, and of those that wait only the newest is worth hearing. An answer to the person's own act comes at once.
 */
export class Announcer {
  polite = $state('');
  urgent = $state('');
  readonly #pause: number;
  #waiting: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(pause = 5_000) {
    this.#pause = pause;
  }

  say(text: string): void {
    if (this.#timer !== undefined) {
      this.#waiting = text;
      return;
    }
    this.polite = text;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const next = this.#waiting;
      this.#waiting = undefined;
      if (next !== undefined && next !== this.polite) this.say(next);
    }, this.#pause);
  }

  answer(text: string): void {
    this.#waiting = undefined;
    this.urgent = text;
  }
}
