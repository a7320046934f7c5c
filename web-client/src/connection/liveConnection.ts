import { refusalBehind, type Refusal } from '../protocol/closeCodes';
import { decode, encode } from '../protocol/codec';
import type { ClientMessage, HelloMessage, Position, ServerMessage, StageId } from '../protocol/contract';
import { fullJitter } from './jitter';

/** The part of a WebSocket that is used here. */
export interface Wire {
  send(frame: string): void;
  close(code: number): void;
}

/** What happens on a wire. */
export interface WireEnds {
  opened(): void;
  heard(data: unknown): void;
  closed(code: number): void;
}

/** Where a connection is in its life; what is not in the list cannot be. */
export type Life =
  | { readonly state: 'idle' }
  | { readonly state: 'connecting'; readonly attempt: number; readonly wire: Wire }
  | { readonly state: 'live'; readonly attempt: number; readonly since: number; readonly wire: Wire }
  | { readonly state: 'waiting'; readonly attempt: number }
  | { readonly state: 'refused'; readonly refusal: Refusal };

export interface Subscriber {
  /** Read anew for each hello. */
  token(): string;
  stage?: StageId;
  /** Where to resume from; undefined asks for a snapshot. */
  position(): Position | undefined;
  heard(message: ServerMessage): void;
  turned(life: Life): void;
}

export interface Surroundings {
  /** Nothing happens on the wire before this returns. */
  open(ends: WireEnds): Wire;
  random(): number;
  monotonic(): number;
}

/** How long a welcome may take, in milliseconds. */
const WELCOME_WITHIN = 10_000;
/** The server speaks at least every 10 s. */
const SILENCE = 25_000;
/** A connection that lived so long starts its back-off anew. */
const SETTLED = 5_000;
const PROBE_WITHIN = 4_000;

/**
 * One subscription to a stage that comes back by itself: it says hello with the token and the position, notices silence,
 * waits with full jitter, and gives up only when the server said that coming back is of no use. Each state has one
 * deadline, hence one timer.
 */
export class LiveConnection {
  readonly #subscriber: Subscriber;
  readonly #surroundings: Surroundings;
  #life: Life = { state: 'idle' };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heardAt = 0;
  #window: number | undefined;
  #refs = 0;

  constructor(subscriber: Subscriber, surroundings: Surroundings = browser()) {
    this.#subscriber = subscriber;
    this.#surroundings = surroundings;
  }

  start(): void {
    if (this.#life.state === 'idle' || this.#life.state === 'refused') this.#connect(0);
  }

  stop(): void {
    const life = this.#life;
    this.#turn({ state: 'idle' });
    if ('wire' in life) life.wire.close(1000);
  }

  /** False when there is no live connection to send it on; nothing is queued here. */
  send(message: ClientMessage): boolean {
    if (this.#life.state !== 'live') return false;
    this.#life.wire.send(encode(message));
    return true;
  }

  newRef(): string {
    return `r${++this.#refs}`;
  }

  /** Starts again from the position, at once: for a subscriber that saw a gap. */
  resume(): void {
    const life = this.#life;
    if (life.state !== 'live') return;
    this.#wait(life.attempt, this.#surroundings.random() * 300);
    life.wire.close(1000);
  }

  /** The person is back or the network is: no need to sit out the wait, and a connection that only seems alive is found out. */
  wake(): void {
    const life = this.#life;
    if (life.state === 'waiting') this.#connect(life.attempt);
    if (life.state === 'live' && this.#silent() > PROBE_WITHIN) {
      this.send({ type: 'time', ref: this.newRef() });
      const asked = this.#heardAt;
      this.#in(PROBE_WITHIN, () =>
        this.#heardAt === asked ? this.#lose(life.wire) : this.#listen(life.wire),
      );
    }
  }

  #connect(attempt: number): void {
    const wire: Wire = this.#surroundings.open({
      opened: () => wire.send(encode(this.#hello())),
      heard: (data) => this.#hear(wire, data),
      closed: (code) => this.#closed(wire, code),
    });
    this.#turn({ state: 'connecting', attempt, wire });
    this.#in(WELCOME_WITHIN, () => this.#lose(wire));
  }

  #hello(): HelloMessage {
    const { stage } = this.#subscriber;
    const position = this.#subscriber.position();
    return {
      type: 'hello',
      ref: this.newRef(),
      token: this.#subscriber.token(),
      ...(stage === undefined ? {} : { stage }),
      ...(position === undefined ? {} : { position }),
    };
  }

  #hear(wire: Wire, data: unknown): void {
    if (!this.#current(wire) || typeof data !== 'string') return;
    this.#heardAt = this.#surroundings.monotonic();
    const message = decode(data);
    if (message === undefined) return;
    if (message.type === 'bye') this.#window = message.retryIn;
    if (message.type === 'welcome' && this.#life.state === 'connecting') {
      this.#subscriber.heard(message);
      this.#turn({ state: 'live', attempt: this.#life.attempt, since: this.#heardAt, wire });
      this.#listen(wire);
      return;
    }
    this.#subscriber.heard(message);
  }

  #listen(wire: Wire): void {
    this.#in(Math.max(1, SILENCE - this.#silent()), () =>
      this.#silent() >= SILENCE ? this.#lose(wire) : this.#listen(wire),
    );
  }

  /** Gives a connection up without waiting for its close, which may take minutes on a dead network. */
  #lose(wire: Wire): void {
    if (!this.#current(wire)) return;
    this.#closed(wire, 1006);
    wire.close(1000);
  }

  #closed(wire: Wire, code: number): void {
    if (!this.#current(wire)) return;
    const refusal = refusalBehind(code);
    if (refusal !== undefined) {
      this.#turn({ state: 'refused', refusal });
      return;
    }
    const life = this.#life;
    const settled = life.state === 'live' && this.#surroundings.monotonic() - life.since >= SETTLED;
    const attempt = settled || !('attempt' in life) ? 0 : life.attempt + 1;
    const { random } = this.#surroundings;
    this.#wait(attempt, this.#window === undefined ? fullJitter(attempt, random) : random() * this.#window);
  }

  #wait(attempt: number, milliseconds: number): void {
    this.#window = undefined;
    this.#turn({ state: 'waiting', attempt });
    this.#in(milliseconds, () => this.#connect(attempt));
  }

  #current(wire: Wire): boolean {
    return 'wire' in this.#life && this.#life.wire === wire;
  }

  #silent(): number {
    return this.#surroundings.monotonic() - this.#heardAt;
  }

  #in(milliseconds: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, milliseconds);
  }

  #turn(life: Life): void {
    clearTimeout(this.#timer);
    this.#life = life;
    this.#subscriber.turned(life);
  }
}

function browser(): Surroundings {
  return {
    open(ends) {
      const address = new URL('/live', location.href);
      address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
      const socket = new WebSocket(address, 'trophycast.v1');
      socket.addEventListener('open', () => ends.opened());
      socket.addEventListener('message', (event) => ends.heard(event.data));
      socket.addEventListener('close', (event) => ends.closed(event.code));
      return socket;
    },
    random: () => Math.random(),
    monotonic: () => performance.now(),
  };
}
