import type { Drop } from '../../protocol/contract';

/**
 * What the venue screen plays right now. One thing has the stage at a time, so that the back row never has to choose where to look;
 * join code, PIN and audience stay around it in every scene.
 */
export type Scene =
  | { readonly kind: 'between'; readonly next: Drop | undefined }
  | { readonly kind: 'countdown'; readonly drop: Drop; readonly left: number; readonly final: boolean }
  | {
      readonly kind: 'open';
      readonly drop: Drop;
      readonly left: number;
      readonly burst: boolean;
      readonly side: Side;
    }
  | { readonly kind: 'frozen'; readonly drop: Drop }
  | { readonly kind: 'ended'; readonly drop: Drop };

/** What stands beside the remaining supply: winners while they come, the board once it is quiet. */
export type Side = 'winners' | 'board';

/** The countdown takes the stage this long before the instant. */
export const APPROACH = 120_000;
/** The last stretch, in which the room holds its breath. */
export const FINAL = 10_000;
/** How long the word OPEN fills the screen. */
export const BURST = 2_200;
/** How long an ending is celebrated. */
export const CURTAIN = 14_000;
/** An open drop that has had the stage this long gives way to the next one's last minute. */
const SETTLED = 30_000;
const LAST_MINUTE = 60_000;
/** Winners keep their place beside the supply for this long after the last one. */
const QUIET = 8_000;

/** The scene at `now` (server time, ms). `lastWin` is when the newest winner's claim was decided, 0 if there is none. */
export function sceneAt(drops: readonly Drop[], now: number, lastWin: number): Scene {
  const open = newest(drops.filter((drop) => isOpen(drop, now)));
  const next = soonest(drops.filter((drop) => drop.state === 'scheduled' && drop.opensAt > now));
  const untilNext = next === undefined ? Infinity : next.opensAt - now;

  if (open !== undefined && !(now - open.opensAt > SETTLED && untilNext <= LAST_MINUTE)) {
    const since = now - (open.openedAt ?? open.opensAt);
    const side = since < QUIET * 2 || now - lastWin < QUIET ? 'winners' : 'board';
    return { kind: 'open', drop: open, left: Math.max(0, open.closesAt - now), burst: since < BURST, side };
  }
  const frozen = newest(drops.filter((drop) => drop.state === 'frozen'));
  if (frozen !== undefined && untilNext > APPROACH) return { kind: 'frozen', drop: frozen };
  const ended = latestEnded(drops);
  if (ended !== undefined && now - (ended.endedAt ?? 0) < CURTAIN && untilNext > FINAL + 5_000) {
    return { kind: 'ended', drop: ended };
  }
  if (next !== undefined && untilNext <= APPROACH) {
    return { kind: 'countdown', drop: next, left: untilNext, final: untilNext <= FINAL };
  }
  return { kind: 'between', next };
}

/** A drop opens for everybody at its instant, whether or not word of it has arrived yet. */
export function isOpen(drop: Drop, now: number): boolean {
  if (drop.state === 'open' || drop.state === 'drawing') return true;
  return drop.state === 'scheduled' && drop.opensAt <= now && now < drop.closesAt;
}

function soonest(drops: readonly Drop[]): Drop | undefined {
  return drops.reduce<Drop | undefined>(
    (best, drop) => (best === undefined || drop.opensAt < best.opensAt ? drop : best),
    undefined,
  );
}

function newest(drops: readonly Drop[]): Drop | undefined {
  return drops.reduce<Drop | undefined>(
    (best, drop) => (best === undefined || drop.opensAt > best.opensAt ? drop : best),
    undefined,
  );
}

function latestEnded(drops: readonly Drop[]): Drop | undefined {
  return drops
    .filter((drop) => drop.state === 'ended')
    .reduce<Drop | undefined>(
      (best, drop) => (best === undefined || (drop.endedAt ?? 0) > (best.endedAt ?? 0) ? drop : best),
      undefined,
    );
}
