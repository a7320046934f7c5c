import { describe, expect, it } from 'vitest';
import { flatOf, noRule, ruleOf } from '../../src/views/host/rule-form';

describe('the rule in the form', () => {
  it('asks for nothing until somebody asks for something', () => {
    expect(ruleOf(noRule)).toBeUndefined();
    expect(flatOf(undefined)).toEqual(noRule);
  });

  it('comes back as it was', () => {
    const flat = {
      ...noRule,
      join: 'any' as const,
      languages: ['de' as const],
      memberFor: 3_600,
      holds: true,
      present: true,
      near: { place: { latitude: 52.516, longitude: 13.378 }, metres: 500 },
    };
    expect(flatOf(ruleOf(flat))).toEqual(flat);
  });

  it('shows a single condition that was written by hand', () => {
    expect(flatOf({ memberFor: 60 })).toEqual({ ...noRule, memberFor: 60 });
  });

  it('leaves alone what it cannot show', () => {
    expect(flatOf({ none: [{ memberFor: 60 }] })).toBeUndefined();
    expect(flatOf({ all: [{ zone: ['Europe/Berlin'] }, { memberFor: 60 }] })).toBeUndefined();
    expect(flatOf({ all: [{ any: [{ memberFor: 60 }] }] })).toBeUndefined();
  });
});
