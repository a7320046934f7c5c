import { describe, expect, it } from 'vitest';
import type { Drop } from '../../src/protocol/contract';
import { wavesIn, withOwnWaves } from '../../src/state/waves';
import { phaseOf } from '../../src/state/dropPhase';

const HOUR = 3_600_000;
/** Six in the evening of the 24th of December in Berlin. */
const BERLIN = Date.UTC(2026, 11, 24, 17);
const LONDON = BERLIN + HOUR;

const drop = {
  id: 'd7k2m9qx',
  title: 'Six o’clock',
  supply: 10,
  state: 'open',
  opensAt: BERLIN,
  closesAt: LONDON + 600_000,
  openedAt: BERLIN + 3,
  awarded: 0,
  remaining: 10,
  waves: {
    at: '2026-12-24T18:00',
    waves: [
      { zones: ['Europe/Berlin'], opensAt: BERLIN, closesAt: BERLIN + 600_000 },
      { zones: ['Europe/London'], opensAt: LONDON, closesAt: LONDON + 600_000 },
    ],
  },
} as unknown as Drop;

describe('a drop in waves', () => {
  const seen = (own: { opensAt: number; closesAt: number; goneAt?: number }, now: number) =>
    withOwnWaves([drop], [{ drop: drop.id, ...own }], now)[0] as Drop;
  const london = { opensAt: LONDON, closesAt: LONDON + 600_000 };

  it('is still to come for who is further west, open at their instant, and over after their wave', () => {
    expect(phaseOf(seen(london, BERLIN + 60_000), BERLIN + 60_000)).toBe('scheduled');
    expect(seen(london, BERLIN + 60_000).openedAt).toBeUndefined();
    expect(phaseOf(seen(london, LONDON), LONDON)).toBe('open');
    expect(seen({ opensAt: BERLIN, closesAt: BERLIN + 600_000 }, LONDON)).toMatchObject({
      state: 'ended',
      ending: 'closed',
      endedAt: BERLIN + 600_000,
    });
  });

  it('is gone for a wave whose share was taken', () => {
    expect(seen({ ...london, goneAt: LONDON + 5 }, LONDON + 9)).toMatchObject({
      state: 'ended',
      ending: 'sold_out',
    });
  });

  it('is as it is for who has no wave', () => {
    expect(withOwnWaves([drop], [], BERLIN)).toEqual([drop]);
  });

  it('has the wave of the zone where a screen hangs, also when nobody named that zone', () => {
    expect(wavesIn([drop], 'Europe/Vienna')).toEqual([
      { drop: drop.id, opensAt: BERLIN, closesAt: BERLIN + 600_000 },
    ]);
    expect(wavesIn([drop], 'Europe/Lisbon')[0]?.opensAt).toBe(LONDON);
    expect(wavesIn([drop], 'Asia/Tokyo')).toEqual([]);
  });
});
