import { describe, expect, it } from 'vitest';
import { shortLasting } from '../../src/views/host/lasting';

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
});
