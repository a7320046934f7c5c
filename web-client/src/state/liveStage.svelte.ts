import { untrack } from 'svelte';
import { ClaimDesk, type ClaimProgress, type PendingShelf } from '../connection/claimDesk';
import { ClockSync } from '../connection/clockSync';
import { LiveConnection, type Life, type Surroundings } from '../connection/liveConnection';
import { ServerClock } from '../connection/serverClock';
import { TapBatch } from '../connection/tapBatch';
import type { DropId, Me, Moment, MomentsMessage, ServerMessage, StageId } from '../protocol/contract';
import { nextTurn } from './dropPhase';
import { fromSnapshot, onShow, step, withLatest, type StageState } from './stageState';

export type { ClaimProgress };

export interface LiveStageOptions {
  token: () => string;
  /** Needed with a host's token only. */
  stage?: StageId;
  /** Where claims that wait for an answer are kept over a reload. */
  pending?: PendingShelf;
  /** Every moment that was applied, after it was: for effects and announcements. */
  onmoment?: (moment: Moment) => void;
  onclaim?: (drop: DropId, progress: ClaimProgress) => void;
  surroundings?: Surroundings;
}

/** Own rank moves with everybody's points; it is asked again at most so often, and never by all at once. */
const RANK_EVERY = 8_000;

/**
 * A stage, live: the connection's messages reduced to a state that views read. It is the one place where sockets and
 * state meet; what it holds is replaced, never changed in place.
 */
export class LiveStage {
  readonly clock = new ServerClock();
  life = $state.raw<Life>({ state: 'idle' });
  stage = $state.raw<StageState>();
  me = $state.raw<Me>();
  claims = $state.raw<ReadonlyMap<DropId, ClaimProgress>>(new Map());
  /** The stage's clock when a drop last turned; phases are read against it. */
  instant = $state(0);

  readonly #options: LiveStageOptions;
  readonly #connection: LiveConnection;
  readonly #sync: ClockSync;
  readonly #desk: ClaimDesk;
  readonly #taps: TapBatch;
  #alarm: ReturnType<typeof setTimeout> | undefined;
  #rankTimer: ReturnType<typeof setTimeout> | undefined;
  #stopListening: (() => void) | undefined;

  constructor(options: LiveStageOptions) {
    this.#options = options;
    this.#connection = new LiveConnection(
      {
        token: options.token,
        ...(options.stage === undefined ? {} : { stage: options.stage }),
        position: () => this.stage?.position,
        heard: (message) => this.#heard(message),
        turned: (life) => this.#turned(life),
      },
      options.surroundings,
    );
    this.#sync = new ClockSync(this.clock, (message) => this.#connection.send(message));
    this.#taps = new TapBatch((message) => this.#connection.send(message));
    this.#desk = new ClaimDesk({
      send: (message) => this.#connection.send(message),
      newRef: () => this.#connection.newRef(),
      clock: this.clock,
      shelf: options.pending ?? { read: () => ({}), write: () => undefined },
      progressed: (drop, progress) => this.#progressed(drop, progress),
    });
    this.clock.onchange(() => this.#armAlarm());
  }

  start(): void {
    const wake = () => {
      if (document.visibilityState !== 'visible') return;
      this.#connection.wake();
      if (this.life.state === 'live') this.#sync.start();
    };
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('online', wake);
    window.addEventListener('pageshow', wake);
    this.#stopListening = () => {
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
      window.removeEventListener('pageshow', wake);
    };
    // Whoever starts this in an effect is not to be started again by what it tells.
    untrack(() => this.#desk.start());
    this.#connection.start();
  }

  stop(): void {
    this.#stopListening?.();
    clearTimeout(this.#alarm);
    clearTimeout(this.#rankTimer);
    this.#sync.stop();
    this.#desk.stop();
    this.#connection.stop();
  }

  claim(drop: DropId): void {
    this.#desk.claim(drop);
  }

  tapConfetti(): void {
    this.#taps.tap();
  }

  /** Asks for own trophies, rank and neighbours. */
  askForMe(): void {
    this.#connection.send({ type: 'me', ref: this.#connection.newRef() });
  }

  #turned(life: Life): void {
    this.life = life;
    if (life.state !== 'live') {
      this.#sync.stop();
      return;
    }
    this.#sync.start();
    this.#desk.connected();
  }

  #heard(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        this.clock.hint(message.at);
        if (message.snapshot !== undefined) this.stage = fromSnapshot(message.snapshot);
        this.#armAlarm();
        return;
      case 'moments':
        this.#move(message);
        return;
      case 'latest':
        if (this.stage !== undefined) this.stage = withLatest(this.stage, message);
        if (message.board !== undefined && this.me !== undefined) this.#askForRankLater();
        return;
      case 'me':
        this.me = message.me;
        return;
      case 'time':
        this.#sync.heard(message);
        return;
      case 'outcome':
      case 'error':
        this.#desk.heard(message);
        return;
      case 'bye':
    }
  }

  #move({ moments }: MomentsMessage): void {
    for (const moment of moments) {
      if (this.stage === undefined) return;
      const taken = step(this.stage, moment);
      if (taken.kind === 'gap') {
        this.#connection.resume();
        return;
      }
      if (taken.kind === 'moved') {
        this.stage = taken.state;
        this.#drawn(moment);
        this.#options.onmoment?.(moment);
      }
    }
    this.#armAlarm();
  }

  /** Who has entered a raffle hears of their own trophy at once, and that there is none when it is over. */
  #drawn(moment: Moment): void {
    if (moment.type === 'trophy.awarded' && moment.member === this.me?.member)
      this.#desk.drawn(moment.drop, true);
    if (moment.type === 'drop.ended') this.#desk.drawn(moment.drop, false);
  }

  #progressed(drop: DropId, progress: ClaimProgress): void {
    this.claims = new Map(this.claims).set(drop, progress);
    if (progress.state === 'decided' && ['won', 'already_yours'].includes(progress.outcome.outcome)) {
      this.askForMe();
    }
    this.#options.onclaim?.(drop, progress);
  }

  #askForRankLater(): void {
    this.#rankTimer ??= setTimeout(
      () => {
        this.#rankTimer = undefined;
        if (document.visibilityState === 'visible') this.askForMe();
      },
      RANK_EVERY * (0.5 + Math.random()),
    );
  }

  /** Wakes at the next opening or closing by the stage's clock, so that every phone unlocks at the instant. */
  #armAlarm(): void {
    clearTimeout(this.#alarm);
    const now = this.clock.now();
    this.instant = now;
    if (this.stage !== undefined) this.stage = onShow(this.stage, now);
    const next = nextTurn(this.stage?.drops ?? [], now);
    if (next === undefined) return;
    this.#alarm = setTimeout(() => this.#armAlarm(), Math.min(next - now, 60_000) + 1);
  }
}
