import { describe, expect, test } from 'vitest';
import { ServerClock } from '../../src/connection/serverClock';

function clockAt(start: number) {
  const time = { value: start };
  return { time, clock: new ServerClock(() => time.value) };
}

describe('the server clock', () => {
  test('is right to half a round trip', () => {
    const { time, clock } = clockAt(100);
    time.value = 140;
    clock.learn(100, 1_000_020);
    expect(clock.now()).toBe(1_000_040);
    expect(clock.uncertainty).toBe(20);
  });

  test('believes the fastest exchange of a round', () => {
    const { time, clock } = clockAt(10);
    clock.learn(0, 1_000_005);
    time.value = 300;
    clock.learn(100, 1_000_290);
    expect(clock.now()).toBe(1_000_300);
  });

  test('believes a slower exchange once it doubts, as after sleep', () => {
    const { time, clock } = clockAt(10);
    clock.learn(0, 1_000_005);
    clock.doubt();
    time.value = 100;
    clock.learn(50, 9_000_000);
    expect(clock.now()).toBe(9_000_025);
  });

  test('takes a hint only while it knows nothing', () => {
    const { time, clock } = clockAt(0);
    clock.hint(500);
    expect(clock.now()).toBe(500);
    time.value = 20;
    clock.learn(0, 1_010);
    clock.hint(7);
    expect(clock.now()).toBe(1_020);
  });

  test('tells those whose timers hang on it', () => {
    const { clock } = clockAt(0);
    let told = 0;
    const stop = clock.onchange(() => told++);
    clock.learn(0, 5);
    stop();
    clock.doubt();
    clock.learn(0, 9);
    expect(told).toBe(1);
  });
});
