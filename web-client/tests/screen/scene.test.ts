import { describe, expect, it } from 'vitest';
import type { Drop } from '../../src/protocol/contract';
import { APPROACH, BURST, CURTAIN, FINAL, sceneAt } from '../../src/views/screen/scene';

const NOW = 1_795_467_600_000;

function drop(changes: Partial<Drop>): Drop {
  return {
    id: 'd7k2m9qx',
    title: 'Night Owl',
    supply: 20,
    limit: 1,
    points: 50,
    citation: { what: 'Stayed late', why: 'It mattered', by: 'Mara' },
    earn: 'Be there.',
    state: 'scheduled',
    opensAt: NOW + 600_000,
    closesAt: NOW + 1_200_000,
    awarded: 0,
    remaining: 20,
    ...changes,
  };
}

const open = (since: number, changes: Partial<Drop> = {}) =>
  drop({ state: 'open', opensAt: NOW - since, openedAt: NOW - since, closesAt: NOW + 500_000, ...changes });
const ended = (since: number, changes: Partial<Drop> = {}) =>
  drop({ state: 'ended', ending: 'sold_out', opensAt: NOW - since - 900, endedAt: NOW - since, ...changes });

describe('what the venue screen plays', () => {
  it('shows the board and the next drop while the next one is far away', () => {
    const far = drop({});
    expect(sceneAt([far], NOW, 0)).toEqual({ kind: 'between', next: far });
    expect(sceneAt([], NOW, 0)).toEqual({ kind: 'between', next: undefined });
  });

  it('says that a drop is paused unless another one is on or near', () => {
    const frozen = drop({ state: 'frozen', opensAt: NOW - 5_000 });
    expect(sceneAt([frozen, drop({ id: 'dlater00' })], NOW, 0)).toEqual({ kind: 'frozen', drop: frozen });
    expect(sceneAt([frozen, open(1_000, { id: 'dopen000' })], NOW, 0).kind).toBe('open');
    expect(sceneAt([frozen, drop({ id: 'dnear000', opensAt: NOW + 60_000 })], NOW, 0).kind).toBe('countdown');
  });

  it('gives the stage to the countdown of the soonest drop in the last minutes', () => {
    const near = drop({ opensAt: NOW + APPROACH - 1 });
    const later = drop({ id: 'dlater00', opensAt: NOW + APPROACH });
    expect(sceneAt([later, near], NOW, 0)).toMatchObject({
      kind: 'countdown',
      drop: { id: near.id },
      final: false,
    });
    expect(sceneAt([drop({ opensAt: NOW + FINAL })], NOW, 0)).toMatchObject({
      kind: 'countdown',
      final: true,
    });
  });

  it('opens at the instant although no moment has said so', () => {
    const due = drop({ opensAt: NOW, closesAt: NOW + 60_000 });
    expect(sceneAt([due], NOW, 0)).toMatchObject({ kind: 'open', burst: true, left: 60_000 });
    expect(sceneAt([due], NOW - 1, 0)).toMatchObject({ kind: 'countdown', left: 1 });
  });

  it('lets the word OPEN go after its moment', () => {
    expect(sceneAt([open(BURST)], NOW, 0)).toMatchObject({ kind: 'open', burst: false });
  });

  it('keeps winners beside the supply while they come, and brings the board back when it is quiet', () => {
    expect(sceneAt([open(60_000)], NOW, NOW - 1_000)).toMatchObject({ side: 'winners' });
    expect(sceneAt([open(60_000)], NOW, NOW - 30_000)).toMatchObject({ side: 'board' });
    expect(sceneAt([open(1_000)], NOW, 0)).toMatchObject({ side: 'winners' });
  });

  it('celebrates an ending for a while, then goes back to the evening', () => {
    expect(sceneAt([ended(1_000)], NOW, 0)).toMatchObject({ kind: 'ended' });
    expect(sceneAt([ended(CURTAIN)], NOW, 0)).toEqual({ kind: 'between', next: undefined });
  });

  it('cuts a celebration short when the next drop is about to open', () => {
    const next = drop({ id: 'dnext000', opensAt: NOW + FINAL });
    expect(sceneAt([ended(1_000), next], NOW, 0)).toMatchObject({ kind: 'countdown', final: true });
  });

  it('gives the stage from a drop that stays open for long to the last minute of the next', () => {
    const next = drop({ id: 'dnext000', opensAt: NOW + 50_000 });
    expect(sceneAt([open(600_000), next], NOW, 0)).toMatchObject({ kind: 'countdown' });
    expect(sceneAt([open(5_000), next], NOW, 0)).toMatchObject({ kind: 'open' });
  });
});
