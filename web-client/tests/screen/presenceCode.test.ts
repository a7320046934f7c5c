import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Call } from '../../src/api/client';
import { PresenceCode } from '../../src/views/screen/presenceCode.svelte';

const SLOT = 10_000;
let reachable = true;
let asking = true;
let asked = 0;

const call = (() => {
  asked++;
  if (!reachable) return Promise.resolve({ ok: false, refusal: { code: 'x', sentence: '', status: 0 } });
  const slot = Math.floor(Date.now() / SLOT);
  const shown = asking ? { address: `#here=${slot}`, changesAt: (slot + 1) * SLOT } : {};
  return Promise.resolve({ ok: true, value: { asking, present: 0, ...shown } });
}) as unknown as Call;

function run(): { code: PresenceCode; stop: () => void } {
  const code = new PresenceCode(call, 's4f8h2kw', () => Date.now());
  return { code, stop: code.run() };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000_000 });
  [reachable, asking, asked] = [true, true, 0];
});
afterEach(() => vi.useRealTimers());

test('the code changes with the slot and stays while it does not', async () => {
  const { code, stop } = run();
  await vi.advanceTimersByTimeAsync(1);
  expect(code.address).toBe('#here=100000000');
  await vi.advanceTimersByTimeAsync(SLOT + 500);
  expect(code.address).toBe('#here=100000001');
  stop();
});

test('a code that is over is taken down when the server cannot be reached', async () => {
  const { code, stop } = run();
  await vi.advanceTimersByTimeAsync(1);
  reachable = false;
  await vi.advanceTimersByTimeAsync(SLOT);
  expect(code.address).toBeDefined();
  await vi.advanceTimersByTimeAsync(2 * SLOT);
  expect(code.address).toBeUndefined();
  stop();
});

test('a screen finds out by itself that its stage asks, and asks seldom until then', async () => {
  asking = false;
  const { code, stop } = run();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(code.address).toBeUndefined();
  expect(asked).toBeLessThan(15);
  asking = true;
  await vi.advanceTimersByTimeAsync(6_000);
  expect(code.address).toBeDefined();
  stop();
  const before = asked;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(before);
});
