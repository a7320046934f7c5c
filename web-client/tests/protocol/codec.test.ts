import { describe, expect, test } from 'vitest';
import { refusalBehind } from '../../src/protocol/closeCodes';
import { decode, encode } from '../../src/protocol/codec';
import type { ClientMessage } from '../../src/protocol/contract';
import { golden, goldenNames, goldenText } from '../golden';

const FROM_CLIENT = ['hello', 'hello-host', 'claim', 'confetti', 'time-request', 'me-request'];

describe('the codec', () => {
  test.each(goldenNames.filter((name) => !FROM_CLIENT.includes(name)))('reads the golden %s', (name) => {
    expect(decode(goldenText(name))).toEqual(golden(name));
  });

  test.each(FROM_CLIENT)('writes the golden %s', (name) => {
    const message = golden<ClientMessage>(name);
    expect(JSON.parse(encode(message))).toEqual(message);
  });

  test('leaves out what it does not understand', () => {
    expect(['', '[]', 'null', '{"type":1}', '{"type":"fireworks"}'].map(decode)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe('close codes', () => {
  test('only the second hundred ends a connection for good', () => {
    expect([1000, 1006, 1012, 4001, 4005].map(refusalBehind)).toEqual(Array(5).fill(undefined));
    expect(refusalBehind(4102)).toBe('removed');
    expect(refusalBehind(4105)).toBe('too_many_connections');
    expect(refusalBehind(4150)).toBe('refused');
  });
});
