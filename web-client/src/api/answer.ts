import type { Exceeded } from '../protocol/contract';

/**
 * What an HTTP request comes back with: a value, or a refusal as a value. A refusal is the server's problem document
 * (RFC 9457), or `unreachable` when no answer came at all.
 */
export interface Refusal {
  readonly code: string;
  /** A sentence for people, in the server's words; empty where no server answered. */
  readonly sentence: string;
  /** The HTTP status, 0 where no server answered. */
  readonly status: number;
  /** A JSON pointer to the field at fault, e.g. `/citation/why`. */
  readonly pointer?: string;
  /** Milliseconds after which asking again makes sense. */
  readonly retryIn?: number;
  /** Of what was too often: the limit with its numbers, and the first instant at which nothing stands against it. */
  readonly exceeded?: Exceeded;
  readonly nextFree?: number;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const unreachable: Refusal = { code: 'unreachable', sentence: '', status: 0 };

/** Reads a refusal from any body: a proxy in between may have answered with something that is no problem document. */
export function refusalOf(status: number, body: unknown): Refusal {
  const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { code, detail, title, pointer, retryIn, exceeded, nextFree } = problem;
  return {
    code: typeof code === 'string' ? code : status >= 500 ? 'unavailable' : 'refused',
    sentence: typeof detail === 'string' ? detail : typeof title === 'string' ? title : '',
    status,
    ...(typeof pointer === 'string' ? { pointer: pointer.replace(/^#/, '') } : {}),
    ...(typeof retryIn === 'number' ? { retryIn } : {}),
    ...(code === 'too_often' && typeof exceeded === 'object' ? { exceeded: exceeded as Exceeded } : {}),
    ...(typeof nextFree === 'number' ? { nextFree } : {}),
  };
}
