import type {
  ClaimId,
  ClaimMessage,
  ClaimOutcome,
  DropId,
  ErrorMessage,
  OutcomeMessage,
} from '../protocol/contract';
import type { ServerClock } from './serverClock';

/**
 * How far a claim has come. Only `decided` and `refused` are answers; everything else is honestly not one yet. `entered` is
 * an entry of a raffle, whose answer comes when it is drawn.
 */
export type ClaimProgress =
  | { readonly state: 'asking' }
  | { readonly state: 'early'; readonly opensAt: number }
  | { readonly state: 'undecided' }
  | { readonly state: 'entered'; readonly outcome: ClaimOutcome }
  | { readonly state: 'decided'; readonly outcome: ClaimOutcome }
  | { readonly state: 'refused'; readonly code: string };

/** Claims that wait for their answer survive a reload: the same id asked again gives the same answer. */
export interface PendingShelf {
  read(): Readonly<Record<DropId, ClaimId>>;
  write(pending: Readonly<Record<DropId, ClaimId>>): void;
}

interface Pending {
  readonly drop: DropId;
  readonly claim: ClaimId;
  ref: string | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the server has said that this is an entry of a raffle. */
  entered: boolean;
}

/** An answer that has not come by then may be lost on the way; asking again is harmless. */
const ANSWER_WITHIN = 4_000;
const TRY_AGAIN = 1_200;
/** A clock that runs a moment ahead must not make a tight loop of questions. */
const SOONEST = 50;
/** Everybody who has entered asks after the draw; over so many milliseconds. */
const DRAW_SPREAD = 3_000;
const LASTING: ReadonlySet<string> = new Set(['unknown_drop', 'not_allowed', 'removed', 'bad_message']);

/**
 * Brings each tap to one final answer: the claim keeps its id over retries, reconnects and reloads; a claim that came too
 * early is made again at the instant, an undecided one when the server said.
 */
export class ClaimDesk {
  readonly #send: (message: ClaimMessage) => boolean;
  readonly #newRef: () => string;
  readonly #clock: ServerClock;
  readonly #shelf: PendingShelf;
  readonly #progressed: (drop: DropId, progress: ClaimProgress) => void;
  readonly #pending = new Map<DropId, Pending>();

  constructor(options: {
    send: (message: ClaimMessage) => boolean;
    newRef: () => string;
    clock: ServerClock;
    shelf: PendingShelf;
    progressed: (drop: DropId, progress: ClaimProgress) => void;
  }) {
    this.#send = options.send;
    this.#newRef = options.newRef;
    this.#clock = options.clock;
    this.#shelf = options.shelf;
    this.#progressed = options.progressed;
    for (const [drop, claim] of Object.entries(this.#shelf.read())) {
      this.#pending.set(drop, { drop, claim, ref: undefined, timer: undefined, entered: false });
    }
  }

  /** Takes up what was left waiting before a reload. */
  start(): void {
    for (const drop of this.#pending.keys()) this.#progressed(drop, { state: 'asking' });
  }

  /** One tap. A second one while the first has no answer is the same claim. */
  claim(drop: DropId): void {
    if (this.#pending.has(drop)) return;
    const pending: Pending = { drop, claim: newClaimId(), ref: undefined, timer: undefined, entered: false };
    this.#pending.set(drop, pending);
    this.#keep();
    this.#progressed(drop, { state: 'asking' });
    this.#ask(pending);
  }

  /** A connection is live: everything without an answer is asked (again). */
  connected(): void {
    for (const pending of this.#pending.values()) this.#ask(pending);
  }

  /** A raffle is over: what became of an entry is asked now, or within a moment if it may be that of very many. */
  drawn(drop: DropId, mine: boolean): void {
    const pending = this.#pending.get(drop);
    if (pending?.entered === true) this.#askIn(pending, mine ? 0 : Math.random() * DRAW_SPREAD);
  }

  stop(): void {
    for (const pending of this.#pending.values()) clearTimeout(pending.timer);
  }

  heard(message: OutcomeMessage | ErrorMessage): void {
    const pending = [...this.#pending.values()].find(
      ({ ref, claim }) =>
        (message.ref !== undefined && ref === message.ref) ||
        (message.type === 'outcome' && claim === message.outcome.claim),
    );
    if (pending === undefined) return;
    if (message.type === 'error') this.#failed(pending, message);
    else this.#answered(pending, message.outcome);
  }

  #answered(pending: Pending, outcome: ClaimOutcome): void {
    switch (outcome.outcome) {
      case 'won':
      case 'already_yours':
      case 'sold_out':
      case 'closed':
      case 'not_eligible':
        this.#settle(pending, { state: 'decided', outcome });
        return;
      case 'not_open': {
        const opensAt = outcome.opensAt ?? this.#clock.now();
        this.#progressed(pending.drop, { state: 'early', opensAt });
        this.#askIn(pending, Math.max(SOONEST, opensAt - this.#clock.now()));
        return;
      }
      case 'entered': {
        pending.entered = true;
        this.#progressed(pending.drop, { state: 'entered', outcome });
        const left = (outcome.drawsAt ?? 0) - this.#clock.now();
        this.#askIn(pending, Math.max(TRY_AGAIN, left) + Math.random() * DRAW_SPREAD);
        return;
      }
      case 'undecided':
        this.#progressed(pending.drop, { state: 'undecided' });
        this.#askIn(pending, outcome.retryIn ?? TRY_AGAIN);
    }
  }

  #failed(pending: Pending, error: ErrorMessage): void {
    if (LASTING.has(error.code)) {
      this.#settle(pending, { state: 'refused', code: error.code });
      return;
    }
    this.#progressed(pending.drop, { state: 'undecided' });
    this.#askIn(pending, error.retryIn ?? TRY_AGAIN);
  }

  #settle(pending: Pending, progress: ClaimProgress): void {
    clearTimeout(pending.timer);
    this.#pending.delete(pending.drop);
    this.#keep();
    this.#progressed(pending.drop, progress);
  }

  #ask(pending: Pending): void {
    pending.ref = this.#newRef();
    const { ref, drop, claim } = pending;
    // Not sent: the claim is asked when a connection is live.
    if (this.#send({ type: 'claim', ref, drop, claim })) this.#askIn(pending, ANSWER_WITHIN);
  }

  #askIn(pending: Pending, milliseconds: number): void {
    clearTimeout(pending.timer);
    // A timer longer than a day may overflow; it is set again when it ends.
    pending.timer = setTimeout(() => this.#ask(pending), Math.min(milliseconds, 86_400_000));
  }

  #keep(): void {
    this.#shelf.write(
      Object.fromEntries([...this.#pending.values()].map(({ drop, claim }) => [drop, claim])),
    );
  }
}

function newClaimId(): ClaimId {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `c${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
