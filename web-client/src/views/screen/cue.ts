import type { Drop, PinnedMessage } from '../../protocol/contract';
import type { Scene } from './scene';

/**
 * What somebody who cannot see the screen should hear, once for each `key`. The picture changes many times a second; this does a few
 * times a drop.
 */
export type Cue = { readonly key: string } & (
  | {
      readonly say: 'next' | 'soon' | 'final' | 'open' | 'sold-out' | 'ended' | 'cancelled' | 'frozen';
      readonly drop: Drop;
    }
  | { readonly say: 'progress'; readonly drop: Drop }
);

/** A progress report comes at most so often. */
const REPORT_EVERY = 15_000;
const MINUTE = 60_000;

/** The cue of a scene at `now`, or none. */
export function cueAt(scene: Scene, now: number): Cue | undefined {
  switch (scene.kind) {
    case 'between':
      return scene.next === undefined ? undefined : cue('next', scene.next);
    case 'countdown': {
      if (scene.final) return cue('final', scene.drop);
      return cue(scene.left <= MINUTE ? 'soon' : 'next', scene.drop);
    }
    case 'open': {
      const since = now - (scene.drop.openedAt ?? scene.drop.opensAt);
      if (since < REPORT_EVERY) return cue('open', scene.drop);
      const report = Math.floor(since / REPORT_EVERY);
      return { key: `progress:${scene.drop.id}:${report}`, say: 'progress', drop: scene.drop };
    }
    case 'frozen':
      return cue('frozen', scene.drop);
    case 'ended':
      if (scene.drop.ending === 'cancelled') return cue('cancelled', scene.drop);
      return cue(scene.drop.ending === 'sold_out' ? 'sold-out' : 'ended', scene.drop);
  }
}

/** Whether a cue is news after the last one said: a progress report is only with another number left. */
export function isNews(cue: Cue, last: Cue | undefined): boolean {
  if (last === undefined) return true;
  if (cue.say !== 'progress') return cue.key !== last.key;
  return cue.key !== last.key && (last.drop.id !== cue.drop.id || last.drop.remaining !== cue.drop.remaining);
}

/** The newest pinned message as a key; a message that was there when the screen came on is said as well. */
export const pinnedKey = (pinned: PinnedMessage | undefined): string =>
  pinned === undefined ? '' : `${pinned.at}:${pinned.text}`;

function cue(say: Exclude<Cue['say'], 'progress'>, drop: Drop): Cue {
  return { key: `${say}:${drop.id}`, say, drop };
}
