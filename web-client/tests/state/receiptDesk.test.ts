import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/api/answer';
import type { ClaimOutcome, Me, PresentedReceipt } from '../../src/protocol/contract';
import { ReceiptDesk, type ReceiptShelf } from '../../src/state/receiptDesk';

const won: ClaimOutcome = {
  outcome: 'won',
  drop: 'd7k2m9qx',
  claim: 'tap-5f0c9a',
  serial: 7,
  supply: 20,
  at: 1795467600412,
  receipt: 'signed',
};

const me = (serials: readonly number[]): Me => ({
  member: 'm2aaaaaaaaaa',
  name: 'Brave Otter',
  standing: { points: 0, players: 0, neighbours: [] },
  trophies: serials.map((serial) => ({
    stage: 'a1b2c3d4',
    stageName: 'Friday Lights',
    zone: 'Europe/Berlin',
    drop: 'd7k2m9qx',
    serial,
    supply: 20,
    title: 'Night Owl',
    name: 'Brave Otter',
    at: 1795467600412,
    points: 50,
    citation: { what: 'Stayed', why: 'It mattered', by: 'Mara' },
  })),
});

function shelf(): ReceiptShelf & { kept: Readonly<Record<string, string>> } {
  return {
    kept: {},
    read() {
      return this.kept;
    },
    write(receipts) {
      this.kept = receipts;
    },
  };
}

function deskThatHears(...answers: Answer<PresentedReceipt>[]) {
  const kept = shelf();
  const presented: string[] = [];
  const desk = new ReceiptDesk(kept, (receipt) => {
    presented.push(receipt);
    return Promise.resolve(answers.shift() ?? { ok: true, value: { trophy: 'known' } });
  });
  desk.won(won);
  return { desk, kept, presented };
}

describe('a receipt on the phone', () => {
  it('rests while its trophy is among one’s own', async () => {
    const { desk, kept, presented } = deskThatHears();
    await desk.compare(me([7]));
    expect(presented).toEqual([]);
    expect(kept.kept).toEqual({ 'd7k2m9qx:7': 'signed' });
  });

  it('is shown once when its trophy is missing, or nobody knows this member', async () => {
    const { desk, presented } = deskThatHears();
    await desk.compare(me([]));
    await desk.compare(undefined);
    expect(presented).toEqual(['signed']);
  });

  it('is shown again when the server could not be asked', async () => {
    const { desk, presented } = deskThatHears({
      ok: false,
      refusal: { code: 'unreachable', sentence: '', status: 0 },
    });
    await desk.compare(me([]));
    await desk.compare(me([]));
    expect(presented).toEqual(['signed', 'signed']);
  });

  it('is thrown away once the host has cancelled the drop for good', async () => {
    const { desk, kept } = deskThatHears({ ok: true, value: { trophy: 'void' } });
    await desk.compare(me([]));
    expect(kept.kept).toEqual({});
  });
});
