import { describe, expect, it } from 'vitest';
import { apiClient } from '../../src/api/client';

interface Seen {
  url: string;
  init: RequestInit;
}

/** A fetch that gives the listed answers in turn and keeps what it was asked. */
function scripted(answers: (() => Response)[]) {
  const seen: Seen[] = [];
  const fetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    seen.push({ url: String(input), init: init ?? {} });
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    return answer === undefined ? Promise.reject(new TypeError('no answer')) : Promise.resolve().then(answer);
  };
  return { seen, fetch };
}

const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });
const lost = (): Response => {
  throw new TypeError('network');
};
const header = (seen: Seen | undefined, name: string) => new Headers(seen?.init.headers).get(name);
const calm = { pause: () => Promise.resolve(), random: () => 0 };
const link = { link: 'a-one-time-secret-0123' };

describe('the HTTP client', () => {
  it('fills the path, sends the token and JSON, and returns the value', async () => {
    const { seen, fetch } = scripted([json(200, { text: 'Hello', at: 1 })]);
    const call = apiClient({ fetch, token: () => 'T', ...calm });
    const answer = await call('put', '/stages/{stage}/pinned-message', {
      path: { stage: 'abcd1234' },
      body: { text: 'Hello' },
    });
    expect(answer).toEqual({ ok: true, value: { text: 'Hello', at: 1 } });
    expect(seen[0]?.url).toBe('/api/v1/stages/abcd1234/pinned-message');
    expect(header(seen[0], 'authorization')).toBe('Bearer T');
    expect(seen[0]?.init.body).toBe('{"text":"Hello"}');
  });

  it('keeps one idempotency key over the retries of a post, and makes another for the next', async () => {
    const { seen, fetch } = scripted([lost, json(503, {}), json(201, { token: 't', expiresAt: 1 })]);
    const call = apiClient({ fetch, ...calm });
    const answer = await call('post', '/host-sessions', { body: link });
    expect(answer.ok).toBe(true);
    await call('post', '/host-sessions', { body: link });
    const keys = seen.map((request) => header(request, 'idempotency-key'));
    expect(keys).toHaveLength(4);
    expect(keys[0]).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('sends the key a person kept for trying again', async () => {
    const { seen, fetch } = scripted([json(201, {})]);
    await apiClient({ fetch, ...calm })('post', '/host-sessions', { body: link, key: 'kept-by-form' });
    expect(header(seen[0], 'idempotency-key')).toBe('kept-by-form');
  });

  it('returns a problem document as a refusal with its sentence and its field, without asking again', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Bad',
      status: 400,
      code: 'bad_field',
      detail: 'Too long.',
      pointer: '#/title',
    };
    const { seen, fetch } = scripted([json(400, problem)]);
    const answer = await apiClient({ fetch, ...calm })('post', '/host-sessions', { body: link });
    expect(answer).toEqual({
      ok: false,
      refusal: { code: 'bad_field', sentence: 'Too long.', status: 400, pointer: '/title' },
    });
    expect(seen).toHaveLength(1);
  });

  it('says unreachable when no answer ever comes', async () => {
    const { seen, fetch } = scripted([lost]);
    const answer = await apiClient({ fetch, ...calm })('get', '/stages', {});
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'unreachable', status: 0 } });
    expect(seen).toHaveLength(3);
  });

  it('makes a refusal of an answer that is no problem document', async () => {
    const { fetch } = scripted([() => new Response('<h1>Bad gateway</h1>', { status: 502 })]);
    const answer = await apiClient({ fetch, ...calm })('get', '/stages', {});
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'unavailable', status: 502 } });
  });

  it('leaves empty query parameters out', async () => {
    const { seen, fetch } = scripted([json(200, { members: [], total: 0 })]);
    const call = apiClient({ fetch, ...calm });
    await call('get', '/stages/{stage}/members', {
      path: { stage: 'abcd1234' },
      query: { query: '', limit: 50 },
    });
    expect(seen[0]?.url).toBe('/api/v1/stages/abcd1234/members?limit=50');
  });

  it('accepts an answer without content', async () => {
    const { fetch } = scripted([() => new Response(null, { status: 204 })]);
    const call = apiClient({ fetch, ...calm });
    expect(await call('delete', '/stages/{stage}/board', { path: { stage: 'abcd1234' } })).toEqual({
      ok: true,
      value: undefined,
    });
  });
});
