import { describe, expect, it } from 'vitest';
import type { Drop, DropRecord } from '../../src/protocol/contract';
import { claimSpan, otherZone, placeName, programmeOf, seconds } from '../../src/views/page/facts';
import { placeOf } from '../../src/views/page/place';
import { shareAddress } from '../../src/views/page/share';

describe('a public address', () => {
  it('points at a stage, a record or a trophy', () => {
    expect(placeOf('/s/s4f8h2kw')).toEqual({ kind: 'stage', stage: 's4f8h2kw' });
    expect(placeOf('/s/s4f8h2kw/drops/d7k2m9qx/')).toMatchObject({ kind: 'record', drop: 'd7k2m9qx' });
    expect(placeOf('/s/s4f8h2kw/drops/d7k2m9qx/trophies/7')).toMatchObject({ kind: 'trophy', serial: 7 });
  });

  it('points nowhere when a letter is missing', () => {
    for (const path of ['/s/s4f8h2k', '/s/s4f8h2kw/drops', '/s/s4f8h2kw/drops/d7k2m9qx/trophies/0', '/']) {
      expect(placeOf(path)).toEqual({ kind: 'nowhere' });
    }
  });
});

describe('the facts of drops', () => {
  const drop = (id: string, changes: Partial<Drop>) =>
    ({ id, state: 'scheduled', opensAt: 0, closesAt: 0, ...changes }) as Drop;

  it('lists what comes soonest first and what has been newest first', () => {
    const programme = programmeOf(
      [
        drop('late', { opensAt: 9 }),
        drop('soon', { opensAt: 5 }),
        drop('old', { state: 'ended', endedAt: 1 }),
        drop('fresh', { state: 'ended', endedAt: 2 }),
        drop('retired', { state: 'ended', endedAt: 3, onShow: 1 }),
        drop('now', { state: 'open' }),
      ],
      1003,
    );
    expect(programme.ahead.map(({ id }) => id)).toEqual(['soon', 'late']);
    expect(programme.ended.map(({ id }) => id)).toEqual(['fresh', 'old']);
    expect(programme.open.map(({ id }) => id)).toEqual(['now']);
  });

  it('measures claims from the instant at which the drop really opened', () => {
    const claims = [1_412, 1_900].map((at, index) => ({ serial: index + 1, name: '', at }));
    const record = { drop: drop('d', { opensAt: 900, openedAt: 1_000 }), claims } as unknown as DropRecord;
    expect(claimSpan(record)).toEqual({ first: 412, last: 900 });
    expect(claimSpan({ ...record, claims: [] })).toBeUndefined();
  });

  it('writes milliseconds as seconds in the language of the reader', () => {
    expect(seconds(412, 'en')).toBe('0.412');
    expect(seconds(61_005, 'de')).toBe('61,005');
  });

  it('names the own zone only where the clock there says something else', () => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(otherZone(own, 0)).toBeUndefined();
    expect(otherZone('Pacific/Kiritimati', 0)).toBe(own);
    expect(placeName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  });
});

describe('sharing', () => {
  const copying = () => {
    const copied: string[] = [];
    return { copied, clipboard: { writeText: async (text: string) => void copied.push(text) } };
  };

  it('uses the share sheet of the device', async () => {
    const share = async () => undefined;
    expect(await shareAddress({ share }, 't', 'x', 'https://a.example')).toBe('shared');
  });

  it('copies the address where there is no share sheet or it refuses', async () => {
    const { copied, clipboard } = copying();
    const share = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    expect(await shareAddress({ clipboard }, 't', 'x', 'https://a.example')).toBe('copied');
    expect(await shareAddress({ share, clipboard }, 't', 'x', 'https://b.example')).toBe('copied');
    expect(copied).toEqual(['https://a.example', 'https://b.example']);
  });

  it('does nothing more when the person closed the sheet, and says so when nothing worked', async () => {
    const { copied, clipboard } = copying();
    const share = () => Promise.reject(new DOMException('closed', 'AbortError'));
    expect(await shareAddress({ share, clipboard }, 't', 'x', 'https://a.example')).toBe('left');
    expect(copied).toEqual([]);
    expect(await shareAddress({}, 't', 'x', 'https://a.example')).toBe('failed');
  });
});
