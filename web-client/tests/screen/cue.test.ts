import { describe, expect, it } from 'vitest';
import type { Drop } from '../../src/protocol/contract';
import { cueAt, isNews, type Cue } from '../../src/views/screen/cue';
import { sceneAt } from '../../src/views/screen/scene';

const START = 1_795_467_600_000;
const scheduled = {
  id: 'd7k2m9qx',
  title: 'Night Owl',
  supply: 20,
  state: 'scheduled',
  opensAt: START + 180_000,
  closesAt: START + 300_000,
  awarded: 0,
  remaining: 20,
} as Drop;

/** What is said over a whole drop, looked at four times a second. */
function heard(at: (now: number) => Drop, length: number): string[] {
  const said: string[] = [];
  let last: Cue | undefined;
  for (let now = START; now <= START + length; now += 250) {
    const cue = cueAt(sceneAt([at(now)], now, 0), now);
    if (cue === undefined || !isNews(cue, last)) continue;
    last = cue;
    said.push(cue.say);
  }
  return said;
}

describe('what a screen reader hears of the screen', () => {
  it('is a handful of sentences for a whole drop', () => {
    const said = heard((now) => {
      if (now < scheduled.opensAt) return scheduled;
      const remaining = now < scheduled.opensAt + 40_000 ? 20 : 0;
      if (remaining > 0) return { ...scheduled, state: 'open', openedAt: scheduled.opensAt, remaining };
      return { ...scheduled, state: 'ended', ending: 'sold_out', endedAt: scheduled.opensAt + 40_000 };
    }, 225_000);
    expect(said).toEqual(['next', 'soon', 'final', 'open', 'sold-out']);
  });

  it('reports progress only when there is some', () => {
    const open = {
      ...scheduled,
      state: 'open',
      opensAt: START,
      openedAt: START,
      closesAt: START + 900_000,
    } as const;
    expect(heard(() => open, 120_000)).toEqual(['open']);
    const draining = (now: number): Drop => ({ ...open, remaining: 20 - Math.floor((now - START) / 20_000) });
    expect(heard(draining, 120_000).filter((say) => say === 'progress').length).toBeGreaterThan(4);
  });
});
