import { describe, expect, test } from 'vitest';
import type { Drop } from '../../src/protocol/contract';
import { inSpotlight, isRetired, nextTurn, phaseOf } from '../../src/state/dropPhase';

const drop = (change: Partial<Drop>): Drop => ({
  id: 'd7k2m9qx',
  title: 'Night Owl',
  supply: 20,
  limit: 1,
  points: 50,
  citation: { what: 'w', why: 'y', by: 'b' },
  earn: 'e',
  state: 'scheduled',
  opensAt: 1_000_000,
  closesAt: 1_060_000,
  awarded: 0,
  remaining: 20,
  ...change,
});

describe('the phase of a drop', () => {
  test('is open from the instant on, before the moment that says so', () => {
    expect(phaseOf(drop({}), 999_999)).toBe('scheduled');
    expect(phaseOf(drop({}), 1_000_000)).toBe('open');
  });

  test('is closing when the time is up and nobody has said how it ended', () => {
    expect(phaseOf(drop({ state: 'open' }), 1_060_000)).toBe('closing');
    expect(phaseOf(drop({ state: 'ended' }), 1_060_000)).toBe('ended');
  });
});

describe('a frozen drop', () => {
  const frozen = drop({ state: 'frozen' });

  test('stands still whatever the clock says, in the spotlight', () => {
    expect(phaseOf(frozen, 2_000_000)).toBe('frozen');
    expect(nextTurn([frozen], 0)).toBeUndefined();
    expect(inSpotlight([frozen], 2_000_000)).toBe(frozen);
  });
});

describe('the spotlight', () => {
  const ended = drop({ id: 'ended000', state: 'ended', ending: 'sold_out', endedAt: 1_000_000 });
  const next = drop({ id: 'next0000', opensAt: 1_200_000 });

  test('is on an open drop before all else', () => {
    expect(inSpotlight([ended, drop({ state: 'open' }), next], 1_010_000)?.id).toBe('d7k2m9qx');
  });

  test('stays on what has just ended until the next is a minute away', () => {
    expect(inSpotlight([ended, next], 1_010_000)?.id).toBe('ended000');
    expect(inSpotlight([ended, next], 1_145_000)?.id).toBe('next0000');
  });

  test('passes over a cancelled drop', () => {
    expect(
      inSpotlight([drop({ state: 'ended', ending: 'cancelled', endedAt: 1_000_000 })], 1_000_001),
    ).toBeUndefined();
  });

  test('turns at the next instant that changes a phase', () => {
    expect(nextTurn([drop({})], 999_000)).toBe(1_000_000);
    expect(nextTurn([drop({})], 1_000_000)).toBe(1_060_000);
    expect(nextTurn([], 0)).toBeUndefined();
  });
});

describe('a drop that declares how long it is on show', () => {
  const ended = drop({ state: 'ended', endedAt: 1_060_000, onShow: 120 });

  test('retires so long after its end, and pages turn at that instant', () => {
    expect(isRetired(ended, 1_179_999)).toBe(false);
    expect(isRetired(ended, 1_180_000)).toBe(true);
    expect(nextTurn([ended], 1_160_000)).toBe(1_180_000);
  });

  test('does not retire before it has ended, nor one that declares nothing', () => {
    expect(isRetired({ ...ended, state: 'open' }, Infinity)).toBe(false);
    expect(isRetired(drop({ state: 'ended', endedAt: 1_060_000 }), Infinity)).toBe(false);
  });
});
