import { describe, expect, test } from 'vitest';
import { drawOrder } from '../../src/state/drawCheck';

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
