import { describe, expect, test } from 'vitest';
import { clockTime, countdownDigits, dayAndTime, inWords, sameDay, tookInWords } from '../src/i18n/instants';
import { direction, preferredLanguage } from '../src/i18n/language';
import { write } from '../src/i18n/message';
import { hostShelf } from '../src/i18n/host';
import { memberShelf } from '../src/i18n/member';
import { pageShelf } from '../src/i18n/page';
import { screenShelf } from '../src/i18n/screen';
import { stewardShelf } from '../src/i18n/steward';
import { refusalBehind } from '../src/protocol/closeCodes';
import { reasonShown } from '../src/views/member/gone';

describe('messages', () => {
  test('values fill the holes, numbers as the language writes them', () => {
    expect(write('{name} has {points}', { name: 'Ada', points: 1204 }, 'de')).toBe('Ada has 1.204');
  });

  test('a plural takes the category its language gives the count', () => {
    const points = { one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
    expect([1, 2, 3, 11, 100].map((count) => write(points, { count }, 'ar'))).toEqual([
      'one',
      'two',
      'few',
      'many',
      'other',
    ]);
  });

  test.each([
    ['member', memberShelf],
    ['host', hostShelf],
    ['screen', screenShelf],
    ['page', pageShelf],
    ['steward', stewardShelf],
  ])('every language of the %s face has the same holes to fill', async (_face, shelf) => {
    const holes = (message: unknown) =>
      [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])]
        .filter((hole) => hole !== '{count}')
        .sort();
    const english = await shelf.en();
    for (const other of await Promise.all([shelf.de(), shelf.es(), shelf.ar()])) {
      for (const key of Object.keys(english) as (keyof typeof english)[]) {
        expect(holes(other[key]), key).toEqual(holes(english[key]));
      }
    }
  });
});

describe('what a member is told when coming back is of no use', () => {
  test('is said in a sentence of its own in every language', async () => {
    for (const texts of await Promise.all([
      memberShelf.en(),
      memberShelf.de(),
      memberShelf.es(),
      memberShelf.ar(),
    ])) {
      const said = ([4102, 4104, 4105, 4100] as const)
        .map((code) => reasonShown(refusalBehind(code) ?? 'refused'))
        .map((why) => texts[`gone.${why}.text`]);
      expect(new Set(said).size).toBe(4);
    }
  });
});

describe('languages', () => {
  test('the first language that is spoken here is taken, else English', () => {
    expect(preferredLanguage(['fr-FR', 'es-MX', 'de'])).toBe('es');
    expect(preferredLanguage(['fr'])).toBe('en');
  });

  test('Arabic runs from right to left', () => {
    expect(direction('ar')).toBe('rtl');
  });
});

describe('instants', () => {
  test('an exact time shows thousandths in the zone of the stage', () => {
    expect(clockTime(1795467600412, 'en', 'Europe/Berlin', true)).toBe('22:00:00.412');
  });

  test('a countdown never shows zero before it is over', () => {
    expect([3_723_000, 61_000, 59_001, 59_000, 1, 0].map(countdownDigits)).toEqual([
      '1:02:03',
      '1:01',
      '1:00',
      '59',
      '1',
      '0',
    ]);
  });

  test('a length of time is told in its largest unit', () => {
    expect(inWords(90_000, 'en')).toBe('90 seconds');
    expect(inWords(3 * 3_600_000, 'de')).toBe('3 Stunden');
  });

  test('what took a moment is told to the millisecond, never as nothing', () => {
    expect(tookInWords(0, 'en')).toBe('1 millisecond');
    expect(tookInWords(3, 'en')).toBe('3 milliseconds');
    expect(tookInWords(3_249, 'en')).toBe('3.2 seconds');
    expect(tookInWords(3_249, 'de')).toBe('3,2 Sekunden');
    expect(tookInWords(600_000, 'en')).toBe('10 minutes');
  });

  test('a day is the zone’s day, and another one is named', () => {
    const late = Date.UTC(2026, 10, 20, 22, 30);
    const next = Date.UTC(2026, 10, 20, 23, 30);
    expect(sameDay(late, next, 'UTC')).toBe(true);
    expect(sameDay(late, next, 'Europe/Berlin')).toBe(false);
    expect(dayAndTime(next, 'en', 'Europe/Berlin')).toBe('Nov 21, 00:30');
  });
});
