import type { DropId, Serial, StageId } from '../../protocol/contract';

/** What a public address points at. */
export type Place =
  | { readonly kind: 'stage'; readonly stage: StageId }
  | { readonly kind: 'record'; readonly stage: StageId; readonly drop: DropId }
  | { readonly kind: 'trophy'; readonly stage: StageId; readonly drop: DropId; readonly serial: Serial }
  | { readonly kind: 'verify' }
  | { readonly kind: 'nowhere' };

const ADDRESS = /^\/s\/([0-9a-z]{8})(?:\/drops\/([0-9a-z]{8})(?:\/trophies\/([1-9]\d{0,5}))?)?\/?$/;

/** Reads the path of an address (`/s/{stage}`, `…/drops/{drop}`, `…/trophies/{serial}`, `/verify-draw`). */
export function placeOf(path: string): Place {
  if (/^\/verify-draw\/?$/.test(path)) return { kind: 'verify' };
  const [, stage, drop, serial] = ADDRESS.exec(path) ?? [];
  if (stage === undefined) return { kind: 'nowhere' };
  if (drop === undefined) return { kind: 'stage', stage };
  if (serial === undefined) return { kind: 'record', stage, drop };
  return { kind: 'trophy', stage, drop, serial: Number(serial) };
}
