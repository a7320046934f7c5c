import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveConnection, type Life } from '../../src/connection/liveConnection';
import type { Position, ServerMessage, WelcomeMessage } from '../../src/protocol/contract';
import { golden } from '../golden';
import { FakeNetwork } from './fakeWire';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function connect(position?: Position) {
  const network = new FakeNetwork();
  const heard: ServerMessage[] = [];
  const lives: Life['state'][] = [];
  const connection = new LiveConnection(
    {
      token: () => 'token',
      position: () => position,
      heard: (message) => heard.push(message),
      turned: (life) => lives.push(life.state),
    },
    network,
  );
  connection.start();
  return { network, heard, lives, connection };
}

const welcome = golden<WelcomeMessage>('welcome-resumed');

function live(position?: Position) {
  const all = connect(position);
  all.network.last.ends.opened();
  all.network.last.say(welcome);
  return all;
}

describe('a live connection', () => {
  test('says hello with its token and position as the first message', () => {
    const { network } = live({ epoch: 'k3v9x2m7', offset: 41 });
    expect(network.last.sent[0]).toEqual({
      type: 'hello',
      ref: 'r1',
      token: 'token',
      position: { epoch: 'k3v9x2m7', offset: 41 },
    });
  });

  test('is live once it is welcomed', () => {
    expect(live().lives).toEqual(['connecting', 'live']);
  });

  test('sends nothing before it is live', () => {
    const { connection } = connect();
    expect(connection.send({ type: 'me', ref: 'r9' })).toBe(false);
  });

  test('comes back after a loss, later each time, anywhere up to a cap', () => {
    const { network } = connect();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt++) {
      network.last.ends.closed(1006);
      const started = performance.now();
      const wires = network.wires.length;
      while (network.wires.length === wires) vi.advanceTimersByTime(50);
      waits.push(performance.now() - started);
    }
    expect(waits).toEqual([400, 800, 1600, 3200]);
  });

  test('spreads its return over the window that the server gave', () => {
    const { network } = live();
    network.last.say({ type: 'bye', code: 'draining', message: '', retryIn: 5_000 });
    network.last.ends.closed(4002);
    vi.advanceTimersByTime(2_400);
    expect(network.wires).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(network.wires).toHaveLength(2);
  });

  test('does not come back when it was refused', () => {
    const { network, lives } = live();
    network.last.ends.closed(4102);
    vi.advanceTimersByTime(60_000);
    expect(lives.at(-1)).toBe('refused');
    expect(network.wires).toHaveLength(1);
  });

  test('gives up a connection that is silent for 25 seconds', () => {
    const { network, lives } = live();
    vi.advanceTimersByTime(20_000);
    network.last.say({ type: 'latest' });
    vi.advanceTimersByTime(24_000);
    expect(lives.at(-1)).toBe('live');
    vi.advanceTimersByTime(1_100);
    expect(lives).toContain('waiting');
    expect(network.wires[0]?.closedWith).toBe(1000);
  });

  test('gives up a connection that is never welcomed', () => {
    const { network } = connect();
    vi.advanceTimersByTime(11_000);
    expect(network.wires).toHaveLength(2);
  });

  test('does not sit out its wait when the person comes back', () => {
    const { network, connection } = connect();
    network.last.ends.closed(1006);
    connection.wake();
    expect(network.wires).toHaveLength(2);
  });

  test('finds out a connection that died while the device slept', () => {
    const { network, connection } = live();
    vi.advanceTimersByTime(10_000);
    connection.wake();
    expect(network.last.of('time')).toHaveLength(1);
    vi.advanceTimersByTime(4_700);
    expect(network.wires).toHaveLength(2);
  });

  test('ignores what an abandoned wire still says', () => {
    const { network, heard } = live();
    const old = network.last;
    vi.advanceTimersByTime(26_000);
    const before = heard.length;
    old.say({ type: 'latest' });
    old.ends.closed(4101);
    expect(heard).toHaveLength(before);
  });
});
