import { describe, expect, it } from 'vitest';
import { unreachable, type Answer } from '../../src/api/answer';
import type { TokenGrant } from '../../src/protocol/contract';
import { HostSession, takeLink } from '../../src/views/host/host-session.svelte';

function phone() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const granted = (): Promise<Answer<TokenGrant>> =>
  Promise.resolve({ ok: true, value: { token: 'T', expiresAt: 2_000 } });
const used = { code: 'link_used', sentence: 'This link has been used.', status: 401 };
const refused = (refusal = used) => Promise.resolve({ ok: false, refusal } as Answer<TokenGrant>);

describe("the host's session", () => {
  it('starts outside on a phone that has no key', () => {
    const session = new HostSession(phone(), 1_000);
    expect(session.standing).toEqual({ at: 'outside', because: 'no-link' });
    expect(session.token()).toBeUndefined();
  });

  it('trades the link for a token that the phone keeps', async () => {
    const shelf = phone();
    const session = new HostSession(shelf, 1_000);
    await session.enter('secret', granted);
    expect(session.standing).toEqual({ at: 'desk' });
    expect(new HostSession(shelf, 1_500).token()).toBe('T');
    expect([...shelf.kept.values()].join()).not.toContain('secret');
  });

  it('says why a link was refused', async () => {
    const session = new HostSession(phone(), 1_000);
    await session.enter('secret', () => refused());
    expect(session.standing).toEqual({ at: 'outside', because: used });
  });

  it('keeps the link for another try when the server was away, and not when it said no', async () => {
    const session = new HostSession(phone(), 1_000);
    await session.enter('secret', () => refused({ ...used, ...unreachable }));
    expect(session.canRetry).toBe(true);
    await session.retry(() => refused());
    expect(session.canRetry).toBe(false);
  });

  it('keeps a host in who opens an old link once more, or whose server is away', async () => {
    const shelf = phone();
    const session = new HostSession(shelf, 1_000);
    await session.enter('secret', granted);
    await session.enter('secret', () => refused());
    await session.enter('secret', () => refused({ ...used, ...unreachable }));
    expect(session.standing).toEqual({ at: 'desk' });
    expect(session.token()).toBe('T');
  });

  it('does not use a token that has expired, and forgets one that the server refuses', async () => {
    const shelf = phone();
    const session = new HostSession(shelf, 1_000);
    await session.enter('secret', granted);
    expect(new HostSession(shelf, 2_000).standing).toEqual({ at: 'outside', because: 'expired' });
    await session.enter('secret', granted);
    session.expire();
    expect(session.standing).toEqual({ at: 'outside', because: 'expired' });
    expect(shelf.kept.size).toBe(0);
  });

  it('leaves nothing on the phone of somebody who signs out', async () => {
    const shelf = phone();
    const session = new HostSession(shelf, 1_000);
    await session.enter('secret', granted);
    session.leave();
    expect(shelf.kept.size).toBe(0);
    expect(session.token()).toBeUndefined();
  });
});

describe('the one-time link', () => {
  function opened(hash: string) {
    const replaced: string[] = [];
    const history = { replaceState: (_data: unknown, _unused: string, url: string) => replaced.push(url) };
    const link = takeLink({ hash, pathname: '/host' }, history as unknown as History);
    return { link, replaced };
  }

  it('leaves the address bar as it is read', () => {
    expect(opened('#link=abc_DEF-1')).toEqual({ link: 'abc_DEF-1', replaced: ['/host'] });
  });

  it('is taken out even when it is empty or something else', () => {
    expect(opened('#link=')).toEqual({ link: undefined, replaced: ['/host'] });
    expect(opened('#other=1')).toEqual({ link: undefined, replaced: ['/host'] });
  });

  it('leaves an address without one alone', () => {
    expect(opened('')).toEqual({ link: undefined, replaced: [] });
  });
});
