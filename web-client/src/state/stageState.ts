import type {
  Announcement,
  Board,
  Counters,
  Drop,
  DropId,
  LatestMessage,
  MemberId,
  Moment,
  PinnedMessage,
  PointsAwarded,
  Position,
  Snapshot,
  Stage,
  Winner,
} from '../protocol/contract';
import { endOf, isRetired } from './dropPhase';

/** A stage as it is at a position: a snapshot, moved on by every moment since, and the newest value of each slot. */
export interface StageState {
  readonly position: Position;
  readonly stage: Stage;
  /** By opening instant, earliest first; of the ended ones the last ten, as in a snapshot. */
  readonly drops: readonly Drop[];
  readonly pinned: PinnedMessage | undefined;
  /** Those that are up, earliest first. */
  readonly announcements: readonly Announcement[];
  readonly board: Board;
  readonly counters: Counters;
  /** Newest first, at most 30. */
  readonly winners: readonly Winner[];
  /** Points with a reason that were awarded while this page watched; newest first, at most 10. */
  readonly awards: readonly PointsAwarded[];
}

/** What a moment did: moved the state on, was known already, or shows that some in between are missing. */
export type Step =
  | { readonly kind: 'moved'; readonly state: StageState }
  | { readonly kind: 'known' }
  | { readonly kind: 'gap' };

export function fromSnapshot(snapshot: Snapshot): StageState {
  const { position, stage, drops, pinned, announcements, board, counters, winners } = snapshot;
  return {
    position,
    stage,
    drops: [...drops].sort(byOpening),
    pinned,
    announcements: announcements ?? [],
    board,
    counters,
    winners,
    awards: [],
  };
}

export function step(state: StageState, moment: Moment): Step {
  if (moment.offset <= state.position.offset) return { kind: 'known' };
  if (moment.offset !== state.position.offset + 1) return { kind: 'gap' };
  const position = { epoch: state.position.epoch, offset: moment.offset };
  return { kind: 'moved', state: { ...state, ...change(state, moment), position } };
}

/** Without what has retired by now; the same state when nothing has. */
export function onShow(state: StageState, now: number): StageState {
  const retired = new Set(state.drops.filter((drop) => isRetired(drop, now)).map(({ id }) => id));
  if (retired.size === 0) return state;
  return {
    ...state,
    drops: state.drops.filter(({ id }) => !retired.has(id)),
    winners: state.winners.filter(({ drop }) => !retired.has(drop)),
  };
}

export function withLatest(state: StageState, latest: LatestMessage): StageState {
  return {
    ...state,
    board: latest.board ?? state.board,
    counters: latest.counters ?? state.counters,
  };
}

function change(state: StageState, moment: Moment): Partial<StageState> {
  switch (moment.type) {
    case 'stage.updated': {
      const { name, zone } = moment;
      const languages = moment.languages as Stage['languages'];
      return { stage: { ...state.stage, name, zone, languages } };
    }
    case 'drop.scheduled':
    case 'drop.restored':
      return {
        drops: kept([...state.drops.filter(({ id }) => id !== moment.drop.id), moment.drop]),
      };
    case 'drop.opened':
      return withDrop(state, moment.drop, () => ({ state: 'open', openedAt: moment.at }));
    case 'drop.drawing':
      return withDrop(state, moment.drop, () => ({ state: 'drawing', entries: moment.entries }));
    case 'drop.ended':
      return withDrop(state, moment.drop, ({ supply }) => ({
        state: 'ended',
        ending: moment.ending,
        endedAt: moment.at,
        awarded: moment.awarded,
        remaining: supply - moment.awarded,
      }));
    case 'drop.frozen':
      return {
        drops: state.drops.map((drop) => (drop.id === moment.drop ? frozen(drop, moment.awarded) : drop)),
      };
    case 'trophy.awarded': {
      const { drop, serial, member, name, at, remaining } = moment;
      return {
        ...withDrop(state, drop, ({ supply }) => ({ remaining, awarded: supply - remaining })),
        winners: [{ drop, serial, member, name, at }, ...state.winners].slice(0, 30),
      };
    }
    case 'message.pinned':
      return { pinned: { text: moment.text, at: moment.at } };
    case 'message.unpinned':
      return { pinned: undefined };
    case 'announcement.shown':
      return {
        announcements: [
          ...state.announcements.filter(({ id }) => id !== moment.announcement.id),
          moment.announcement,
        ],
      };
    case 'announcement.over':
      return { announcements: state.announcements.filter(({ id }) => id !== moment.announcement) };
    case 'points.awarded':
      return { awards: [moment, ...state.awards].slice(0, 10) };
    case 'member.renamed':
    case 'member.shown':
      return named(state, moment.member, moment.name);
    case 'member.hidden':
    case 'member.removed':
      return unseen(state, moment.member);
    case 'board.hidden':
      return hiding(state, true);
    case 'board.shown':
      return hiding(state, false);
    case 'board.reset':
      return { board: { ...state.board, players: 0, top: [] } };
  }
  return unknown(moment);
}

/** A newer server may tell of moments that are not known here yet; they count, and change nothing. */
function unknown(_moment: never): Partial<StageState> {
  return {};
}

function withDrop(state: StageState, id: DropId, change: (drop: Drop) => Partial<Drop>): Partial<StageState> {
  return { drops: state.drops.map((drop) => (drop.id === id ? { ...drop, ...change(drop) } : drop)) };
}

/** It has not ended, whatever was seen before: a host decides how it goes on. */
function frozen({ ending: _ending, endedAt: _endedAt, ...drop }: Drop, awarded: number): Drop {
  return { ...drop, state: 'frozen', awarded, remaining: drop.supply - awarded };
}

function named(state: StageState, member: MemberId, name: string): Partial<StageState> {
  const rename = <Row extends { member: string; name: string }>(row: Row): Row =>
    row.member === member ? { ...row, name } : row;
  return {
    winners: state.winners.map(rename),
    board: { ...state.board, top: state.board.top.map(rename) },
    awards: state.awards.map(rename),
  };
}

/** The trophy stays won; the name is no longer shown, and the board's next value closes the ranks. */
function unseen(state: StageState, member: MemberId): Partial<StageState> {
  return {
    winners: state.winners.map((winner) => (winner.member === member ? { ...winner, name: '' } : winner)),
    board: { ...state.board, top: state.board.top.filter((row) => row.member !== member) },
    awards: state.awards.filter((award) => award.member !== member),
  };
}

function hiding(state: StageState, hidden: boolean): Partial<StageState> {
  return {
    stage: { ...state.stage, boardHidden: hidden },
    board: hidden ? { ...state.board, hidden, top: [] } : { ...state.board, hidden },
  };
}

/** A page that stays open all evening keeps no more ended drops than a newcomer gets. */
function kept(drops: readonly Drop[]): readonly Drop[] {
  const ended = drops
    .filter(({ state }) => state === 'ended')
    .sort((one, other) => endOf(other) - endOf(one));
  const forgotten = new Set(ended.slice(10));
  return drops.filter((drop) => !forgotten.has(drop)).sort(byOpening);
}

const byOpening = (one: Drop, other: Drop) => one.opensAt - other.opensAt || (one.id < other.id ? -1 : 1);
