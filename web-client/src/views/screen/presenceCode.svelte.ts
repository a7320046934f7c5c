import type { Call } from '../../api/client';
import type { Presence, StageId } from '../../protocol/contract';

/** How often a screen asks whether its stage has begun to ask who is there. */
const ASK_EVERY = 5_000;
/** A code is good for ten seconds after the next one came; one that is older is taken down rather than shown. */
const GOOD_FOR = 10_000;
const SOON = 200;

/** What the rotating QR code says now, or nothing while the stage does not ask or the server can't be reached. */
export class PresenceCode {
  address = $state<string>();
  readonly #call: Call;
  readonly #stage: StageId;
  readonly #now: () => number;
  #goodUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  /** The clock is the stage's, for that is what codes change by. */
  constructor(call: Call, stage: StageId, now: () => number) {
    this.#call = call;
    this.#stage = stage;
    this.#now = now;
  }

  /** Asks from now on; returns how to stop. */
  run(): () => void {
    void this.#look();
    return () => {
      this.#stopped = true;
      clearTimeout(this.#timer);
    };
  }

  async #look(): Promise<void> {
    const answer = await this.#call('get', '/stages/{stage}/presence', { path: { stage: this.#stage } });
    if (this.#stopped) return;
    if (answer.ok) this.#show(answer.value);
    else if (this.#now() > this.#goodUntil) this.address = undefined;
    const left =
      answer.ok && answer.value.changesAt !== undefined ? answer.value.changesAt - this.#now() : ASK_EVERY;
    // A clock that is off must neither make a screen ask all the time nor show what is over.
    this.#timer = setTimeout(() => void this.#look(), Math.min(Math.max(left, 0), ASK_EVERY) + SOON);
  }

  #show({ address, changesAt }: Presence): void {
    this.address = address;
    if (changesAt !== undefined) this.#goodUntil = changesAt + GOOD_FOR;
  }
}
