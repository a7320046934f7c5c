// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import type { Call } from '../../src/api/client';
import type { Joined, Stage } from '../../src/protocol/contract';
import { memberships, pendingClaims } from '../../src/state/membership';
import { Visit } from '../../src/state/visit.svelte';

const stage: Stage = {
  id: 's4f8h2kw',
  name: 'Friday Lights',
  zone: 'Europe/Berlin',
  languages: ['en'],
  pin: '482913',
  joinAddress: 'https://trophycast.example/j/482913',
  boardHidden: false,
  createdAt: 0,
};
const joined: Joined = {
  token: 'signed',
  expiresAt: Date.now() + 86_400_000,
  member: { id: 'm9aaaaaaaaaa', name: 'Quiet Fox 2', joinedAt: 0, hidden: false, points: 0 },
};

/** The HTTP API as far as the way in needs it; remembers what it was asked. */
function server(reachable = true) {
  const asked: { path: string; key: string | undefined }[] = [];
  const call = (_method: string, path: string, options: { key?: string; path?: { pin?: string } }) => {
    asked.push({ path, key: options.key });
    const refused = (status: number) => ({ ok: false, refusal: { code: 'x', sentence: '', status } });
    if (!reachable) return Promise.resolve(refused(0));
    if (path === '/pins/{pin}') {
      return Promise.resolve(options.path?.pin === stage.pin ? { ok: true, value: stage } : refused(404));
    }
    return Promise.resolve({ ok: true, value: joined });
  };
  return { asked, call: call as unknown as Call };
}

beforeEach(() => localStorage.clear());

describe('the way in', () => {
  test('an address with a PIN leads to the name', async () => {
    const visit = new Visit(server().call);
    expect(await visit.arrive('/j/482913')).toBeUndefined();
    expect(visit.step).toMatchObject({ at: 'name', stage: { id: stage.id } });
  });

  test('what was scanned from the screen is kept for who gives a name first', async () => {
    const visit = new Visit(server().call);
    await visit.arrive('/j/482913', '#here=0123456789abcdef');
    await visit.join(stage, 'Quiet Fox', 'en');
    expect(visit.scanned).toBe('0123456789abcdef');
  });

  test('a PIN that no stage has is said so, at the PIN', async () => {
    const visit = new Visit(server().call);
    expect((await visit.enter('000000'))?.status).toBe(404);
    expect(visit.step.at).toBe('pin');
  });

  test('somebody who joined is in, under the name that the server made distinct', async () => {
    const visit = new Visit(server().call);
    await visit.enter(stage.pin);
    await visit.join(stage, 'Quiet Fox', 'en');
    expect(visit.step).toMatchObject({ at: 'live', membership: { name: 'Quiet Fox 2', token: 'signed' } });
    expect(location.pathname).toBe('/j/482913');
  });

  test('a reload is the same member, also while the server is away', async () => {
    await new Visit(server().call).join(stage, 'Quiet Fox', 'en');
    const later = new Visit(server(false).call);
    await later.arrive('/j/482913');
    expect(later.step).toMatchObject({ at: 'live', membership: { member: 'm9aaaaaaaaaa' } });
  });

  test('a join that is repeated because no answer came carries the same key', async () => {
    const away = server(false);
    const visit = new Visit(away.call);
    await visit.join(stage, 'Quiet Fox', 'en');
    await visit.join(stage, 'Quiet Fox', 'en');
    expect(away.asked[0]?.key).toBe(away.asked[1]?.key);
  });

  test('a token that no longer counts leads back to the name', async () => {
    const visit = new Visit(server().call);
    await visit.join(stage, 'Quiet Fox', 'en');
    const [membership] = memberships();
    if (membership !== undefined) await visit.leave(membership);
    expect(visit.step.at).toBe('name');
    expect(memberships()).toEqual([]);
  });

  test('what somebody else wrote into the storage is not believed', () => {
    localStorage.setItem('trophycast.member.s4f8h2kw', '{"stage":7}');
    localStorage.setItem('trophycast.claims.s4f8h2kw', '["?"');
    expect(memberships()).toEqual([]);
    expect(pendingClaims(stage.id).read()).toEqual({});
  });
});
