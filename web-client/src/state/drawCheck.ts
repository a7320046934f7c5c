import { ed25519 } from '@noble/curves/ed25519.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DropRecord } from '../protocol/contract';

/**
 * Draws a raffle again from its record, by the description in docs/micro-events.md and without a server. The hashes are a library's
 * and not the browser's, which has them on encrypted addresses only, and a venue's server may have none.
 */

export const ALGORITHM = 'hmac-sha256-fisher-yates-1';

/** What a record gets wrong. */
export type DrawFault = 'no-draw' | 'algorithm' | 'announced' | 'seed' | 'entries' | 'count' | 'winners';
/** What is wrong with an entrant's receipt. */
export type ReceiptFault = 'forged' | 'other' | 'missing';

/** All tickets in the order in which they are drawn. */
export function drawOrder(seed: Uint8Array, tickets: readonly string[]): string[] {
  const drawn = [...tickets].sort();
  const digest = sha256(utf8ToBytes(drawn.map((ticket) => `${ticket}\n`).join('')));
  const below = numbersBelow(seed, digest);
  for (let index = 0; index < drawn.length; index++) {
    const other = index + below(drawn.length - index);
    [drawn[index], drawn[other]] = [drawn[other] ?? '', drawn[index] ?? ''];
  }
  return drawn;
}

export function faultsOf(record: DropRecord): readonly DrawFault[] {
  const { draw, drop, claims, passed } = record;
  if (draw === undefined) return ['no-draw'];
  // A file may say anything, whatever the type says.
  if ((draw.algorithm as string) !== ALGORITHM) return ['algorithm'];
  const faults: DrawFault[] = [];
  if (drop.commitment !== draw.commitment) faults.push('announced');
  const seed = hexToBytes(draw.seed);
  if (bytesToHex(sha256(seed)) !== draw.commitment) faults.push('seed');
  const sorted = [...new Set(draw.entries)].sort();
  if (
    sorted.length !== draw.entries.length ||
    sorted.some((ticket, index) => ticket !== draw.entries[index])
  ) {
    faults.push('entries');
  }
  if (drop.entries !== draw.entries.length) faults.push('count');
  const removed = new Set(passed);
  const due = drawOrder(seed, draw.entries)
    .filter((ticket) => !removed.has(ticket))
    .slice(0, drop.supply);
  if (due.length !== claims.length || due.some((ticket, index) => ticket !== claims[index]?.ticket)) {
    faults.push('winners');
  }
  return faults;
}

/** What is wrong with a receipt, held against a record; nothing when its entry took part. */
export function receiptFault(record: DropRecord, receipt: string): ReceiptFault | undefined {
  const { draw } = record;
  const parts = receipt.trim().split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (draw === undefined || parts.length !== 3) return 'forged';
  try {
    // The same key signs other things than entries.
    const { typ } = JSON.parse(new TextDecoder().decode(fromBase64url(header))) as Record<string, unknown>;
    if (typ !== 'entry') return 'forged';
    const signed = utf8ToBytes(`${header}.${payload}`);
    if (!ed25519.verify(fromBase64url(signature), signed, fromBase64url(draw.key.x))) return 'forged';
    const told = JSON.parse(new TextDecoder().decode(fromBase64url(payload))) as Record<string, unknown>;
    if (told['stage'] !== record.stage || told['drop'] !== record.drop.id) return 'other';
    return draw.entries.some((ticket) => ticket === told['ticket']) ? undefined : 'missing';
  } catch {
    return 'forged';
  }
}

/** Numbers below a bound, none likelier than another, from blocks of HMAC-SHA-256 cut into 64-bit numbers. */
function numbersBelow(seed: Uint8Array, digest: Uint8Array): (bound: number) => number {
  const numbers: bigint[] = [];
  let block = 0n;
  const next = (): bigint => {
    if (numbers.length === 0) {
      const counter = new Uint8Array(8);
      new DataView(counter.buffer).setBigUint64(0, block++);
      const bytes = hmac(sha256, seed, concatBytes(digest, counter));
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let at = 0; at < 32; at += 8) numbers.push(view.getBigUint64(at));
    }
    return numbers.shift() ?? 0n;
  };
  return (bound) => {
    const size = BigInt(bound);
    const limit = ((1n << 64n) / size) * size;
    let number = next();
    while (number >= limit) number = next();
    return Number(number % size);
  };
}

function fromBase64url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
