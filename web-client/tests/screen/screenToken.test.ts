import { describe, expect, it } from 'vitest';
import { takeToken, tokenIn } from '../../src/views/screen/screenToken';

function shelf(kept?: string) {
  let value: string | null = kept ?? null;
  return {
    getItem: () => value,
    setItem: (_: string, text: string) => {
      value = text;
    },
  };
}

const broken = {
  getItem: (): string | null => {
    throw new DOMException('no storage', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('no storage', 'SecurityError');
  },
};

describe('a screen’s token', () => {
  it('is read from the fragment and nowhere else in the address', () => {
    expect(tokenIn('#token=abc.def-_')).toBe('abc.def-_');
    expect(tokenIn('')).toBeUndefined();
    expect(tokenIn('#token=')).toBeUndefined();
  });

  it('is kept, so that a reload without the fragment works', () => {
    const shelves = { tab: shelf(), device: shelf() };
    expect(takeToken('#token=first', shelves)).toBe('first');
    expect(takeToken('', shelves)).toBe('first');
    expect(takeToken('', { tab: shelf(), device: shelves.device })).toBe('first');
  });

  it('is replaced by a new one', () => {
    const shelves = { tab: shelf('old'), device: shelf('old') };
    expect(takeToken('#token=new', shelves)).toBe('new');
    expect(takeToken('', shelves)).toBe('new');
  });

  it('stays apart for two screens on one machine', () => {
    const device = shelf();
    const [left, right] = [shelf(), shelf()];
    takeToken('#token=left', { tab: left, device });
    takeToken('#token=right', { tab: right, device });
    expect(takeToken('', { tab: left, device })).toBe('left');
  });

  it('works from the fragment alone where storage is switched off', () => {
    expect(takeToken('#token=abc', { tab: broken, device: broken })).toBe('abc');
    expect(takeToken('', { tab: broken, device: broken })).toBeUndefined();
  });
});
