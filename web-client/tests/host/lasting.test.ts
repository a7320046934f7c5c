import { describe, expect, it } from 'vitest';
import { shortLasting, tookInWords } from '../../src/views/host/lasting';

describe('lengths of time', () => {
  it('fit a chip in the largest whole unit', () => {
    expect([30, 60, 90, 300, 3_600, 86_400].map((seconds) => shortLasting(seconds, 'en'))).toEqual([
      '30 sec',
      '1 min',
      '90 sec',
      '5 min',
      '1 hr',
      '1 day',
    ]);
  });

  it('tell how fast it went to the tenth of a second, and in minutes when it was slow', () => {
    expect(tookInWords(3_249, 'en')).toBe('3.2 seconds');
    expect(tookInWords(3_249, 'de')).toBe('3,2 Sekunden');
    expect(tookInWords(600_000, 'en')).toBe('10 minutes');
  });
});
