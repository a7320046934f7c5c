import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../../src/protocol/contract';
import { MOST_PAPER, paperFor } from '../../src/views/screen/burst';
import { gainers, movements } from '../../src/views/screen/movement';
import { pulseAt } from '../../src/views/screen/pulse';
import { MOST_LIGHTS, supplyPicture } from '../../src/views/screen/supplyPicture';

describe('the pulse of a countdown', () => {
  it('rests until the last ten seconds, while the ring already drains', () => {
    expect(pulseAt(60_000, 120_000, false)).toEqual({ spot: 1, arc: 0.5, digits: 1 });
  });

  it('narrows the light and grows the digits towards the instant', () => {
    const [ten, five, one] = [9_500, 5_500, 500].map((left) => pulseAt(left, 120_000, false));
    expect(five?.spot).toBeLessThan(ten?.spot ?? 0);
    expect(one?.digits).toBeGreaterThan(five?.digits ?? Infinity);
    expect(pulseAt(0, 120_000, false).arc).toBe(0);
  });

  it('neither beats nor narrows for who asked for calm', () => {
    expect(pulseAt(2_900, 120_000, true)).toEqual({ spot: 1, arc: 0.29, digits: 1 });
  });
});

describe('confetti on the screen', () => {
  it('answers one tap, and a thousand with more but not with a thousand times as much', () => {
    expect(paperFor(1)).toBe(9);
    expect(paperFor(100)).toBe(45);
    expect(paperFor(100_000)).toBe(MOST_PAPER);
  });

  it('stays quiet when nothing was tapped or the counter began anew', () => {
    expect(paperFor(0)).toBe(0);
    expect(paperFor(-900)).toBe(0);
  });
});

describe('the picture of the supply', () => {
  it('is one light for each trophy while they can be told apart', () => {
    const picture = supplyPicture(20, 13);
    expect(picture).toMatchObject({ kind: 'lights', columns: 10 });
    expect(picture.kind === 'lights' && picture.lit.filter(Boolean)).toHaveLength(13);
  });

  it('is a level beyond that', () => {
    expect(supplyPicture(MOST_LIGHTS * 2, 30)).toEqual({ kind: 'level', share: 0.25 });
  });
});

describe('the board', () => {
  const row = (member: string, points: number): BoardRow => ({ rank: 1, member, name: member, points });

  it('knows who rose, fell and came in', () => {
    const before = [row('ada', 30), row('ben', 20), row('cem', 10)];
    const after = [row('cem', 40), row('ada', 30), row('dua', 25)];
    expect([...movements(before, after)]).toEqual([
      ['cem', 'up'],
      ['ada', 'down'],
      ['dua', 'new'],
    ]);
    expect([...gainers(before, after)]).toEqual([
      ['cem', 30],
      ['dua', 15],
    ]);
  });

  it('does not move when it is seen for the first time', () => {
    expect([...movements([], [row('ada', 1)]).values()]).toEqual(['still']);
    expect(gainers([], [row('ada', 1)]).size).toBe(0);
  });
});
