import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../src/api/answer';
import { unreachable } from '../src/api/answer';
import type { Decision, Scan } from '../src/protocol/contract';
import { LateScans, type LateScan } from '../src/views/steward/lateScans.svelte';
import { verifiedPass } from '../src/views/steward/pass';
import { takeRole } from '../src/views/steward/stewardToken';

class Drawer {
  readonly kept = new Map<string, string>();
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
}

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const encoded = (text: string) => base64url(new TextEncoder().encode(text));

describe('a member’s pass', () => {
  const secret = new Uint8Array(32).fill(7);
  const key = base64url(ed25519.getPublicKey(secret));
  const said = { stage: 'abcd1234', drop: 'drop0001', member: 'member000001', name: 'Zoë' };

  function signed(header: string, body: object): string {
    const text = `${encoded(header)}.${encoded(JSON.stringify(body))}`;
    return `${text}.${base64url(ed25519.sign(new TextEncoder().encode(text), secret))}`;
  }

  test('is good without a server when this stage’s server has signed it', () => {
    expect(verifiedPass(signed('{"alg":"EdDSA","typ":"pickup"}', said), key)).toEqual(said);
  });

  test('is not good when a sign of it was changed, or when it is something else that was signed', () => {
    const good = signed('{"alg":"EdDSA","typ":"pickup"}', said);
    const [head, , signature] = good.split('.');
    expect(
      verifiedPass(`${head}.${encoded(JSON.stringify({ ...said, name: 'Eve' }))}.${signature}`, key),
    ).toBe(undefined);
    expect(verifiedPass(signed('{"alg":"EdDSA","typ":"entry"}', said), key)).toBe(undefined);
    expect(verifiedPass('nonsense', key)).toBe(undefined);
    expect(verifiedPass(good, '')).toBe(undefined);
  });
});

describe('scans that were made without network', () => {
  const scan: Scan = { pass: 'a.b.c', action: 'hand_over', nonce: 'nonce-01' };
  const late: LateScan = { scan, name: 'Ada', title: 'Night Owl', at: 1 };
  const decision = (outcome: Decision['outcome']): Answer<Decision> => ({
    ok: true,
    value: {
      outcome,
      thing: { drop: 'drop0001', member: 'member000001', name: 'Ada', state: 'collected', since: 1 },
    },
  });

  test('wait in the device’s storage until an answer comes, with the nonce they had', async () => {
    const drawer = new Drawer();
    const sent: Scan[] = [];
    let answer: Answer<Decision> = { ok: false, refusal: unreachable };
    const send = (one: Scan) => {
      sent.push(one);
      return Promise.resolve(answer);
    };
    const scans = new LateScans('abcd1234', drawer, send);
    scans.add(late);
    expect(scans.has(scan)).toBe(true);
    await scans.flush();
    expect(scans.waiting).toHaveLength(1);

    const afterReload = new LateScans('abcd1234', drawer, send);
    answer = decision('handed_over');
    await afterReload.flush();
    expect(afterReload.scans).toEqual([]);
    expect(sent.map(({ nonce, late: without }) => [nonce, without])).toEqual([
      ['nonce-01', true],
      ['nonce-01', true],
    ]);
    expect(new LateScans('abcd1234', drawer, send).scans).toEqual([]);
  });

  test('stay when they do not fit, until somebody has seen them', async () => {
    const drawer = new Drawer();
    const scans = new LateScans('abcd1234', drawer, () => Promise.resolve(decision('already_collected')));
    scans.add(late);
    await scans.flush();
    await scans.flush();
    const [conflict] = new LateScans('abcd1234', drawer, () => Promise.reject(new Error())).conflicts;
    expect(conflict?.conflict).toBe('already_collected');
    if (conflict !== undefined) scans.dismiss(conflict);
    expect(scans.scans).toEqual([]);
  });

  test.each([401, 429, 503])('are kept over an answer that says “later” (%s)', async (status) => {
    const scans = new LateScans('abcd1234', new Drawer(), () =>
      Promise.resolve({ ok: false, refusal: { code: 'later', sentence: '', status } }),
    );
    scans.add(late);
    await scans.flush();
    expect(scans.waiting).toHaveLength(1);
  });
});

describe('a steward’s link', () => {
  const token = `x.${encoded('{"stage":"abcd1234","exp":1800000000}')}.y`;

  test('is taken from the fragment and found again after a reload', () => {
    const drawer = new Drawer();
    expect(takeRole(`#token=${token}`, drawer)).toEqual({
      token,
      stage: 'abcd1234',
      until: 1_800_000_000_000,
    });
    expect(takeRole('', drawer)?.stage).toBe('abcd1234');
    expect(takeRole('', new Drawer())).toBe(undefined);
    expect(takeRole('#token=nonsense', new Drawer())).toBe(undefined);
  });
});
