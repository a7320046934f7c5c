import type { paths } from '../protocol/generated/contract';
import { refusalOf, unreachable, type Answer } from './answer';

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
/** Paths of the contract that know the method. */
type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];
type OperationOf<M extends Method, P extends PathOf<M>> = paths[P] extends Record<M, infer O> ? O : never;

type PathParameters<O> = O extends { parameters: { path: infer V } } ? { path: V } : { path?: never };
type QueryParameters<O> = O extends { parameters: { query?: infer V } } ? { query?: V } : { query?: never };
type Body<O> = O extends { requestBody: { content: { 'application/json': infer V } } }
  ? { body: V }
  : O extends { requestBody: { content: object } }
    ? { body: Blob }
    : { body?: never };
type Success<R> = R extends { 200: infer V } ? V : R extends { 201: infer V } ? V : undefined;
type Json<V> = V extends { content: { 'application/json': infer T } } ? T : undefined;

/** What an operation of the contract answers with. */
export type ValueOf<O> = O extends { responses: infer R } ? Json<Success<R>> : never;

export type CallOptions<O> = PathParameters<O> &
  QueryParameters<O> &
  Body<O> & {
    /** Kept by the caller when a person may send the same thing once more; else each call makes its own. */
    key?: string;
    signal?: AbortSignal;
  };

export interface ClientOptions {
  /** The token of whoever asks, read anew for each attempt. */
  token?: () => string | undefined;
  base?: string;
  fetch?: typeof fetch;
  /** Resolves after so many milliseconds. */
  pause?: (milliseconds: number) => Promise<void>;
  random?: () => number;
  /** How often a request is tried in all, when no answer comes or the server asks for patience. */
  attempts?: number;
}

export type Call = <M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  options: CallOptions<OperationOf<M, P>>,
) => Promise<Answer<ValueOf<OperationOf<M, P>>>>;

const PATIENCE = new Set([429, 502, 503, 504]);

/**
 * The HTTP API as one typed function over the generated contract. Every POST and PUT carries an `Idempotency-Key` that stays the
 * same over its retries, so a request whose answer was lost is never done twice.
 */
export function apiClient(options: ClientOptions = {}): Call {
  const base = options.base ?? '/api/v1';
  const ask = options.fetch ?? ((input, init) => fetch(input, init));
  const pause =
    options.pause ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  const random = options.random ?? Math.random;
  const attempts = options.attempts ?? 3;

  async function once(method: Method, address: string, parts: Loose, key: string): Promise<Answer<unknown>> {
    const headers = new Headers({ accept: 'application/json, application/problem+json' });
    const token = options.token?.();
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    if (method === 'post' || method === 'put') headers.set('idempotency-key', key);
    const init: RequestInit = { method: method.toUpperCase(), headers, cache: 'no-store' };
    if (parts.signal !== undefined) init.signal = parts.signal;
    if (parts.body instanceof Blob) {
      headers.set('content-type', parts.body.type);
      init.body = parts.body;
    } else if (parts.body !== undefined) {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(parts.body);
    }
    try {
      const response = await ask(address, init);
      const text = await response.text();
      const body = parsed(text);
      if (!response.ok) return { ok: false, refusal: refusalOf(response.status, body) };
      return { ok: true, value: body };
    } catch {
      return { ok: false, refusal: unreachable };
    }
  }

  async function call(method: Method, path: string, parts: Loose): Promise<Answer<unknown>> {
    const address = base + filled(path, parts.path) + queryOf(parts.query);
    const key = parts.key ?? newKey();
    for (let attempt = 1; ; attempt++) {
      const answer = await once(method, address, parts, key);
      if (answer.ok || attempt >= attempts || parts.signal?.aborted === true) return answer;
      const { status, retryIn } = answer.refusal;
      if (status !== 0 && !PATIENCE.has(status)) return answer;
      if (retryIn !== undefined && retryIn > 5_000) return answer;
      await pause((retryIn ?? 0) + random() * 300 * 2 ** attempt);
    }
  }
  return call as Call;
}

/** Names one thing a person wants done, once. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Loose {
  path?: Record<string, string | number>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  key?: string;
  signal?: AbortSignal;
}

function filled(path: string, values: Loose['path']): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values?.[name] ?? '')));
}

function queryOf(query: Loose['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
