import { describe, expect, it } from 'vitest';
import type { Announcement, Drop } from '../../src/protocol/contract';
import { bannerOf, hushed, nextLine } from '../../src/state/announcing';

const line = (id: string, more: Partial<Announcement> = {}): Announcement => ({
  id,
  from: 0,
  until: 100_000,
  forSome: false,
  text: `Line ${id}`,
  ...more,
});
const drop = (opensAt: number): Drop =>
  ({ state: 'scheduled', opensAt, closesAt: opensAt + 600_000 }) as Drop;
const nothing = new Map<string, Announcement>();

describe('lines for the audience', () => {
  it('come one after the other, each once', () => {
    const up = [line('a'), line('b')];
    expect(nextLine(up, nothing, [], 1)).toEqual({ line: up[0], others: true });
    expect(nextLine(up, nothing, ['a'], 1)).toEqual({ line: up[1], others: false });
    expect(nextLine(up, nothing, ['a', 'b'], 1)).toBeUndefined();
  });

  it('are gone at their end', () => {
    expect(nextLine([line('a')], nothing, [], 100_000)).toBeUndefined();
  });

  it('for some say something only to who was given the words', () => {
    const bare: Announcement = { id: 'a', from: 0, until: 100_000, forSome: true };
    expect(nextLine([bare], nothing, [], 1)).toBeUndefined();
    const own = line('a', { forSome: true, text: 'For you' });
    expect(nextLine([bare], new Map([['a', own]]), [], 1)?.line).toBe(own);
    expect(bannerOf([bare])).toBeUndefined();
  });

  it('cover nothing in the last minute before an opening and right after it', () => {
    const at = 1_000_000;
    expect(hushed([drop(at)], at - 60_001)).toBe(false);
    expect(hushed([drop(at)], at - 60_000)).toBe(true);
    expect(hushed([drop(at)], at + 9_999)).toBe(true);
    expect(hushed([drop(at)], at + 10_000)).toBe(false);
  });

  it('stand on the screen with their next step, the newest of them', () => {
    const up = [line('a'), line('b', { from: 5, nextStep: { text: 'See the map' } })];
    expect(bannerOf(up)).toEqual({ text: 'Line b – See the map', at: 5 });
    expect(bannerOf([])).toBeUndefined();
  });
});
