/** How often the picture needs the time: `calm` four times a second, `quick` with every frame. */
export type Pace = 'calm' | 'quick';

const CALM = 200;

/** The stage's clock as the screen shows it: ticks slowly all evening, with every frame in the seconds that matter. */
export class ScreenClock {
  now = $state(0);
  readonly #clock: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
    this.now = clock();
  }

  /** Ticks until the returned function is called. `pace` is asked after each tick. */
  run(pace: () => Pace): () => void {
    const tick = () => {
      this.now = this.#clock();
      this.#timer = undefined;
      if (pace() === 'quick' && document.visibilityState === 'visible')
        this.#frame = requestAnimationFrame(tick);
      // The odd part of a second makes the slow tick fall just behind each change of a digit.
      else this.#timer = setTimeout(tick, Math.min(CALM, 1000 - (this.now % 1000) + 2));
    };
    tick();
    return () => {
      clearTimeout(this.#timer);
      cancelAnimationFrame(this.#frame);
    };
  }
}
