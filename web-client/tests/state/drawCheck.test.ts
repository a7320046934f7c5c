import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import type { DropRecord } from '../../src/protocol/contract';
import { drawOrder, receiptFault } from '../../src/state/drawCheck';

const tickets = (count: number) =>
  Array.from({ length: count }, (_, index) => String(index).padStart(40, '0'));

describe('drawing again', () => {
  test('comes to the same order as the server', () => {
    const order = drawOrder(new Uint8Array(32), tickets(7)).map((ticket) => ticket.slice(36));
    // As in DrawTest: both were computed from the description by a third program.
    expect(order).toEqual(['0005', '0000', '0006', '0002', '0003', '0004', '0001']);
  });

  test('draws everybody once, whatever order the tickets come in', () => {
    const forwards = drawOrder(new Uint8Array(32), tickets(100));
    expect(drawOrder(new Uint8Array(32), tickets(100).reverse())).toEqual(forwards);
    expect(new Set(forwards).size).toBe(100);
  });
});

describe('a receipt', () => {
  const secret = new Uint8Array(32).fill(7);
  const base64url = (what: Uint8Array | string) =>
    btoa(typeof what === 'string' ? what : String.fromCharCode(...what))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  const ticket = 'a'.repeat(40);
  const record = {
    stage: 'stage001',
    drop: { id: 'drop0001' },
    draw: { entries: [ticket], key: { x: base64url(ed25519.getPublicKey(secret)) } },
  } as unknown as DropRecord;
  const signed = (typ: string, told: object) => {
    const text = `${base64url(JSON.stringify({ alg: 'EdDSA', typ }))}.${base64url(JSON.stringify(told))}`;
    return `${text}.${base64url(ed25519.sign(new TextEncoder().encode(text), secret))}`;
  };
  const told = { stage: 'stage001', drop: 'drop0001', ticket };

  test('is found, missed, or seen to be of another drop', () => {
    expect(receiptFault(record, signed('entry', told))).toBeUndefined();
    expect(receiptFault(record, signed('entry', { ...told, ticket: 'b'.repeat(40) }))).toBe('missing');
    expect(receiptFault(record, signed('entry', { ...told, drop: 'drop0002' }))).toBe('other');
  });

  test('is not what this server signed for another purpose, nor what somebody changed', () => {
    expect(receiptFault(record, signed('pickup', told))).toBe('forged');
    const good = signed('entry', told);
    const other = good.at(-10) === 'A' ? 'B' : 'A';
    expect(receiptFault(record, good.slice(0, -10) + other + good.slice(-9))).toBe('forged');
    expect(receiptFault(record, 'nonsense')).toBe('forged');
  });
});
