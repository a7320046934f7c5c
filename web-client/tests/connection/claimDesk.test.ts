import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ClaimDesk, type ClaimProgress } from '../../src/connection/claimDesk';
import { ServerClock } from '../../src/connection/serverClock';
import type { ClaimMessage, ClaimOutcome } from '../../src/protocol/contract';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const DROP = 'd7k2m9qx';

function desk(kept: Record<string, string> = {}) {
  const sent: ClaimMessage[] = [];
  const progress: ClaimProgress[] = [];
  const line = { up: true };
  const shelf = { pending: kept };
  const clock = new ServerClock();
  let refs = 0;
  const desk = new ClaimDesk({
    send: (message) => {
      if (line.up) sent.push(message);
      return line.up;
    },
    newRef: () => `r${++refs}`,
    clock,
    shelf: { read: () => shelf.pending, write: (pending) => (shelf.pending = pending) },
    progressed: (_drop, next) => progress.push(next),
  });
  const answer = (outcome: Omit<ClaimOutcome, 'drop' | 'claim'>) => {
    const { ref, drop, claim } = last();
    desk.heard({ type: 'outcome', ref, outcome: { drop, claim, ...outcome } });
  };
  const last = (): ClaimMessage => {
    const message = sent.at(-1);
    if (message === undefined) throw new Error('nothing was sent');
    return message;
  };
  return { desk, sent, progress, line, shelf, clock, answer, last };
}

describe('a claim', () => {
  test('is asked once however often the button is tapped', () => {
    const { desk: claims, sent } = desk();
    claims.claim(DROP);
    claims.claim(DROP);
    expect(sent).toHaveLength(1);
  });

  test('keeps its id when the answer is lost with the connection', () => {
    const { desk: claims, sent, line } = desk();
    claims.claim(DROP);
    line.up = false;
    vi.advanceTimersByTime(10_000);
    line.up = true;
    claims.connected();
    expect(sent.map(({ claim }) => claim)).toEqual([sent[0]?.claim, sent[0]?.claim]);
    expect(sent[0]?.claim).toMatch(/^[0-9A-Za-z_-]{8,32}$/);
  });

  test('is asked again when no answer comes', () => {
    const { desk: claims, sent } = desk();
    claims.claim(DROP);
    vi.advanceTimersByTime(4_000);
    expect(sent).toHaveLength(2);
  });

  test('ends with its one answer', () => {
    const { desk: claims, sent, progress, answer, shelf } = desk();
    claims.claim(DROP);
    answer({ outcome: 'won', serial: 7, supply: 20, at: 5 });
    vi.advanceTimersByTime(60_000);
    expect(sent).toHaveLength(1);
    expect(progress.map(({ state }) => state)).toEqual(['asking', 'decided']);
    expect(shelf.pending).toEqual({});
  });

  test('that came too early is made again at the instant', () => {
    const { desk: claims, sent, progress, answer, clock } = desk();
    clock.learn(clock.monotonic(), 1_000_000);
    claims.claim(DROP);
    answer({ outcome: 'not_open', opensAt: 1_009_000 });
    vi.advanceTimersByTime(8_990);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(20);
    expect(sent).toHaveLength(2);
    expect(progress.at(-1)).toEqual({ state: 'early', opensAt: 1_009_000 });
  });

  test('that the server finds early when the phone does not is asked again without haste', () => {
    const { desk: claims, sent, answer, clock } = desk();
    clock.learn(clock.monotonic(), 1_000_000);
    claims.claim(DROP);
    answer({ outcome: 'not_open', opensAt: 999_999 });
    vi.advanceTimersByTime(49);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sent).toHaveLength(2);
  });

  test('that is undecided says so and is asked again when the server said', () => {
    const { desk: claims, sent, progress, answer } = desk();
    claims.claim(DROP);
    answer({ outcome: 'undecided', retryIn: 800 });
    expect(progress.at(-1)).toEqual({ state: 'undecided' });
    vi.advanceTimersByTime(800);
    expect(sent).toHaveLength(2);
    answer({ outcome: 'sold_out', at: 5, ending: 'sold_out' });
    expect(progress.at(-1)?.state).toBe('decided');
  });

  test('that the server could not look at yet is not lost', () => {
    const { desk: claims, sent, progress, last } = desk();
    claims.claim(DROP);
    claims.heard({ type: 'error', ref: last().ref, code: 'too_frequent', message: '', retryIn: 300 });
    expect(progress.at(-1)).toEqual({ state: 'undecided' });
    vi.advanceTimersByTime(300);
    expect(sent).toHaveLength(2);
  });

  test('for a drop that does not exist is refused', () => {
    const { desk: claims, progress, last } = desk();
    claims.claim(DROP);
    claims.heard({ type: 'error', ref: last().ref, code: 'unknown_drop', message: '' });
    expect(progress.at(-1)).toEqual({ state: 'refused', code: 'unknown_drop' });
  });

  test('without an answer is asked again after a reload', () => {
    const { desk: claims, sent } = desk({ [DROP]: 'c0123456789' });
    claims.connected();
    expect(sent[0]?.claim).toBe('c0123456789');
  });

  test('that is an entry of a raffle waits for the draw, and asks once more after it', () => {
    const { desk: claims, sent, answer, progress, clock } = desk();
    claims.claim(DROP);
    answer({ outcome: 'entered', ticket: 'a'.repeat(40), drawsAt: clock.now() + 60_000 });
    expect(progress.at(-1)?.state).toBe('entered');
    claims.claim(DROP);
    vi.advanceTimersByTime(59_000);
    expect(sent).toHaveLength(1);
    claims.drawn(DROP, true);
    vi.advanceTimersByTime(1);
    expect(sent).toHaveLength(2);
    answer({ outcome: 'won', serial: 1, supply: 3, at: 1 });
    expect(progress.at(-1)?.state).toBe('decided');
  });
});
