import { describe, expect, test } from 'vitest';
import type { LatestMessage, Moment, MomentsMessage, WelcomeMessage } from '../../src/protocol/contract';
import { fromSnapshot, onShow, step, withLatest, type StageState } from '../../src/state/stageState';
import { golden } from '../golden';

const { snapshot } = golden<WelcomeMessage>('welcome-snapshot');
if (snapshot === undefined) throw new Error('the golden welcome has a snapshot');
const start = fromSnapshot(snapshot);
const { moments } = golden<MomentsMessage>('moments');

function after(...types: Moment['type'][]): StageState {
  let state = start;
  let offset = state.position.offset;
  for (const type of types) {
    const moment = moments.find((one) => one.type === type);
    if (moment === undefined) throw new Error(`no golden ${type}`);
    const taken = step(state, { ...moment, offset: ++offset });
    if (taken.kind !== 'moved') throw new Error(taken.kind);
    state = taken.state;
  }
  return state;
}

describe('a stage', () => {
  test('takes all golden moments in order', () => {
    let state = start;
    for (const moment of moments) {
      const taken = step(state, moment);
      expect(taken.kind, moment.type).toBe('moved');
      if (taken.kind === 'moved') state = taken.state;
    }
    expect(state.position).toEqual({ epoch: start.position.epoch, offset: moments.at(-1)?.offset });
  });

  test('shows what has retired no more, nor its winners, and is the same while nothing has', () => {
    const state = after('trophy.awarded', 'drop.ended');
    const life = { ...state, drops: state.drops.map((drop) => ({ ...drop, onShow: 60 })) };
    const end = Number(life.drops[0]?.endedAt) + 60_000;
    expect(onShow(life, end - 1)).toBe(life);
    expect(onShow(life, end).drops.some(({ id }) => id === life.drops[0]?.id)).toBe(false);
    expect(onShow(life, end).winners.some(({ drop }) => drop === life.drops[0]?.id)).toBe(false);
  });

  test('knows a moment that comes twice', () => {
    const state = after('drop.opened');
    expect(step(state, { type: 'board.hidden', offset: state.position.offset, at: 0 })).toEqual({
      kind: 'known',
    });
  });

  test('sees a gap', () => {
    expect(step(start, { type: 'board.hidden', offset: start.position.offset + 2, at: 0 })).toEqual({
      kind: 'gap',
    });
  });

  test('opens a drop', () => {
    expect(after('drop.scheduled', 'drop.opened').drops[0]).toMatchObject({
      state: 'open',
      openedAt: 1795467600200,
    });
  });

  test('counts a trophy and shows its winner first', () => {
    const state = after('trophy.awarded');
    expect(state.drops[0]).toMatchObject({ awarded: 7, remaining: 13 });
    expect(state.winners[0]).toMatchObject({ serial: 7, name: 'Brave Otter', at: 1795467600300 });
    expect(state.winners).toHaveLength(2);
  });

  test('ends a drop with its ending', () => {
    expect(after('drop.ended').drops[0]).toMatchObject({
      state: 'ended',
      ending: 'sold_out',
      awarded: 20,
      remaining: 0,
    });
  });

  test('pins and unpins a message', () => {
    expect(after('message.pinned').pinned?.text).toBe('Photo wall is to the left of the bar');
    expect(after('message.pinned', 'message.unpinned').pinned).toBeUndefined();
  });

  test('shows a new name wherever the old one stood', () => {
    const state = after('trophy.awarded', 'member.renamed');
    expect(state.winners[0]?.name).toBe('Brave Otter 2');
    expect(state.board.top[1]?.name).toBe('Brave Otter 2');
  });

  test('no longer shows a hidden member, whose trophy stays won', () => {
    const state = after('trophy.awarded', 'member.hidden');
    expect(state.winners[0]).toMatchObject({ serial: 7, name: '' });
    expect(state.board.top.map(({ member }) => member)).not.toContain('m2aaaaaaaaaa');
  });

  test('hides, shows and resets the board', () => {
    expect(after('board.hidden').board).toMatchObject({ hidden: true, top: [] });
    expect(after('board.hidden', 'board.shown').board.hidden).toBe(false);
    expect(after('board.reset').board).toMatchObject({ players: 0, top: [] });
  });

  test('keeps a slot that did not change', () => {
    const latest = golden<LatestMessage>('latest-empty');
    expect(withLatest(start, latest)).toEqual(start);
    expect(withLatest(start, { type: 'latest', counters: { confetti: 9, audience: 2 } })).toMatchObject({
      counters: { confetti: 9, audience: 2 },
      board: start.board,
    });
  });
});
