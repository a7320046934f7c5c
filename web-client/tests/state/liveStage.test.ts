// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Drop, Moment, WelcomeMessage } from '../../src/protocol/contract';
import { phaseOf } from '../../src/state/dropPhase';
import { LiveStage } from '../../src/state/liveStage.svelte';
import { FakeNetwork } from '../connection/fakeWire';
import { golden } from '../golden';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const welcome = golden<WelcomeMessage>('welcome-snapshot');
const drop = welcome.snapshot?.drops[0];
if (welcome.snapshot === undefined || drop === undefined) throw new Error('the golden welcome has a drop');
const { snapshot } = welcome;

function joined(change: Partial<Drop> = {}) {
  const network = new FakeNetwork();
  const seen: Moment['type'][] = [];
  const live = new LiveStage({
    token: () => 'token',
    surroundings: network,
    onmoment: (moment) => seen.push(moment.type),
  });
  live.start();
  network.last.ends.opened();
  network.last.say({ ...welcome, snapshot: { ...snapshot, drops: [{ ...drop, ...change } as Drop] } });
  return { network, live, seen };
}

/** Answers the oldest question about the time as a server would whose clock shows `at`. */
function tellTime(network: FakeNetwork, at: number): void {
  const asked = network.last.of('time').at(-1);
  if (asked === undefined) throw new Error('the time was not asked');
  network.last.say({ type: 'time', ref: asked.ref, at });
}

describe('a live stage', () => {
  test('starts from the snapshot and moves on with the moments', () => {
    const { network, live, seen } = joined();
    network.last.say({ type: 'moments', moments: [{ type: 'message.unpinned', offset: 42, at: 1 }] });
    expect(live.stage?.pinned).toBeUndefined();
    expect(live.stage?.position.offset).toBe(42);
    expect(seen).toEqual(['message.unpinned']);
  });

  test('resumes from its position when moments are missing', () => {
    const { network, live } = joined();
    network.last.say({ type: 'moments', moments: [{ type: 'board.hidden', offset: 44, at: 1 }] });
    expect(live.stage?.board.hidden).toBe(false);
    vi.advanceTimersByTime(300);
    network.last.ends.opened();
    expect(network.wires).toHaveLength(2);
    expect(network.last.of('hello')[0]?.position).toEqual(snapshot.position);
  });

  test('does not apply a moment twice after a resume', () => {
    const { network, seen } = joined();
    const moment: Moment = { type: 'board.hidden', offset: 42, at: 1 };
    network.last.say({ type: 'moments', moments: [moment] });
    network.last.say({ type: 'moments', moments: [moment, { type: 'board.shown', offset: 43, at: 2 }] });
    expect(seen).toEqual(['board.hidden', 'board.shown']);
  });

  test('unlocks at the instant of the server however wrong the clock of the device is', () => {
    vi.setSystemTime(welcome.at - 3_600_000);
    const opensAt = welcome.at + 8_000;
    const { network, live } = joined({ state: 'scheduled', opensAt, closesAt: opensAt + 60_000 });
    tellTime(network, welcome.at);
    const phase = () => live.stage?.drops[0] && phaseOf(live.stage.drops[0], live.instant);
    vi.advanceTimersByTime(7_990);
    expect(phase()).toBe('scheduled');
    vi.advanceTimersByTime(20);
    expect(phase()).toBe('open');
    live.stop();
  });

  test('learns the time anew after the tab has slept', () => {
    const { network, live } = joined();
    tellTime(network, welcome.at);
    const asked = network.last.of('time').length;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(network.last.of('time').length).toBe(asked + 1);
    tellTime(network, welcome.at + 3_600_000);
    expect(live.clock.now()).toBe(welcome.at + 3_600_000);
    live.stop();
  });

  test('asks a claim again on the next connection and shows its one answer', () => {
    const { network, live } = joined();
    live.claim(drop.id);
    const [first] = network.last.of('claim');
    network.last.ends.closed(1006);
    expect(live.claims.get(drop.id)).toEqual({ state: 'asking' });
    vi.advanceTimersByTime(2_000);
    network.last.ends.opened();
    network.last.say({ ...golden<WelcomeMessage>('welcome-resumed') });
    const [again] = network.last.of('claim');
    expect(again?.claim).toBe(first?.claim);
    if (again === undefined) return;
    network.last.say({
      type: 'outcome',
      ref: again.ref,
      outcome: { outcome: 'won', drop: drop.id, claim: again.claim, serial: 8, supply: 20, at: 5 },
    });
    expect(live.claims.get(drop.id)).toMatchObject({ state: 'decided', outcome: { serial: 8 } });
    live.stop();
  });

  test('sends taps as one number now and then', () => {
    const { network, live } = joined();
    for (let tap = 0; tap < 7; tap++) live.tapConfetti();
    vi.advanceTimersByTime(600);
    expect(network.last.of('confetti')).toEqual([{ type: 'confetti', taps: 7 }]);
    live.stop();
  });
});
