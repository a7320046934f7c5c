import { describe, expect, it } from 'vitest';
import type { Drop, DropRequest } from '../../src/protocol/contract';
import {
  emptyForm,
  faultsOf,
  fieldAt,
  formOf,
  requestOf,
  stepped,
  type DropForm,
} from '../../src/views/host/drop-form';

const now = '2026-11-20T20:00';
const filled: DropForm = {
  ...emptyForm('Be here and be quick.'),
  title: ' Night Owl ',
  emoji: '🦉',
  what: 'Stayed late',
  why: 'The second half had sound',
  by: 'Mara, host',
};

describe('the drop form', () => {
  it('finds no fault in a filled form', () => {
    expect(faultsOf(filled, now)).toEqual({});
  });

  it('asks for the words that only a person can give', () => {
    expect(faultsOf(emptyForm('Be here.'), now)).toEqual({
      title: 'fault.required',
      what: 'fault.required',
      why: 'fault.required',
      by: 'fault.required',
    });
  });

  it.each([
    [0, 'fault.range'],
    [100_001, 'fault.range'],
    [1.5, 'fault.whole'],
    [null, 'fault.required'],
  ])('refuses a supply of %s', (supply, fault) => {
    expect(faultsOf({ ...filled, supply }, now)).toEqual({ supply: fault });
  });

  it('counts what people see as one letter once', () => {
    expect(faultsOf({ ...filled, title: '🦉'.repeat(60) }, now)).toEqual({});
    expect(faultsOf({ ...filled, title: '🦉'.repeat(61) }, now)).toEqual({ title: 'fault.long' });
  });

  it('refuses a time of day that has passed in the zone of the stage', () => {
    expect(faultsOf({ ...filled, opening: { how: 'at', local: '2026-11-20T19:59' } }, now)).toEqual({
      opening: 'fault.past',
    });
    expect(faultsOf({ ...filled, opening: { how: 'at', local: '2026-11-20T20:15' } }, now)).toEqual({});
  });

  it('wants words with the link of a next step, and a link that can be followed', () => {
    expect(faultsOf({ ...filled, stepLink: 'javascript:alert(1)' }, now)).toEqual({
      stepLink: 'fault.link',
      stepText: 'fault.step-text',
    });
  });

  it('becomes the request of the contract, without what was left empty', () => {
    expect(requestOf({ ...filled, opening: { how: 'now' } })).toEqual({
      title: 'Night Owl',
      emoji: '🦉',
      supply: 20,
      opens: { now: true },
      duration: 300,
      limit: 1,
      points: 50,
      citation: { what: 'Stayed late', why: 'The second half had sound', by: 'Mara, host' },
      earn: 'Be here and be quick.',
    });
  });

  it('sends a picture instead of an emoji', () => {
    const picture = 'a'.repeat(64);
    expect(requestOf({ ...filled, picture })).toMatchObject({ picture });
    expect(requestOf({ ...filled, picture })).not.toHaveProperty('emoji');
  });

  it('says what there is to fetch only where there is a place for it', () => {
    expect(requestOf(filled)).not.toHaveProperty('pickup');
    const things: DropForm = {
      ...filled,
      pickupPlace: ' The bar ',
      pickupFrom: '2026-11-20T19:00',
      pickupUntil: '2026-11-20T23:00',
      pickupStock: '15',
    };
    expect(faultsOf(things, now)).toEqual({});
    expect(requestOf(things).pickup).toEqual({
      place: 'The bar',
      from: '2026-11-20T19:00',
      until: '2026-11-20T23:00',
      hold: 900,
      stock: 15,
      keepTrophy: true,
    });
    expect(faultsOf({ ...things, pickupUntil: '2026-11-20T19:30', pickupStock: 'many' }, now)).toEqual({
      pickupUntil: 'fault.past',
      pickupStock: 'fault.required',
    });
  });

  it('runs a past drop again as it was', () => {
    const drop: Drop = {
      ...(requestOf({ ...filled, opening: { how: 'now' } }) as Omit<DropRequest, 'pickup' | 'waves'>),
      supply: 20,
      limit: 1,
      points: 50,
      id: 'abcd1234',
      state: 'ended',
      opensAt: 1_000,
      closesAt: 301_000,
      awarded: 20,
      remaining: 0,
    };
    const again = formOf(drop, { how: 'in', seconds: 10 });
    expect(requestOf(again)).toEqual(requestOf({ ...filled, opening: { how: 'in', seconds: 10 } }));
  });

  it.each([
    ['/citation/why', 'why'],
    ['/opens/at', 'opening'],
    ['/nextStep/link', 'stepLink'],
    ['/nextStep/text', 'stepText'],
    ['/nothing', undefined],
    [undefined, undefined],
  ])('finds the field behind the pointer %s', (pointer, field) => {
    expect(fieldAt(pointer)).toBe(field);
  });

  it('steps in ones, fives, tens and hundreds, never out of bounds', () => {
    const supply = { min: 1, max: 100_000 };
    expect([1, 19, 20, 100, 1000].map((value) => stepped(value, 1, supply))).toEqual([2, 20, 25, 110, 1100]);
    expect([2, 20, 25, 100, 110, 1000].map((value) => stepped(value, -1, supply))).toEqual([
      1, 19, 20, 95, 100, 990,
    ]);
    expect(stepped(1, -1, supply)).toBe(1);
    expect(stepped(100_000, 1, supply)).toBe(100_000);
    expect(stepped(null, 1, supply)).toBe(2);
  });
});
