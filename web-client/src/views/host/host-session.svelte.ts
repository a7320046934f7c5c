import type { Refusal } from '../../api/answer';
import type { TokenGrant } from '../../protocol/contract';
import type { HostDesk } from './desk';
import type { Shelf } from './remembered';

const KEY = 'trophycast.host';

/** Where a host stands with the server: outside, being let in, or in; outside with the reason where there is one. */
export type Standing =
  | { readonly at: 'outside'; readonly because: Refusal | 'no-link' | 'expired' }
  | { readonly at: 'door' }
  | { readonly at: 'desk' };

/**
 * The host's key on this phone. The one-time link is traded for a token once; the token stays on the phone until it
 * expires, the server refuses it, or somebody signs out.
 */
export class HostSession {
  standing = $state.raw<Standing>({ at: 'outside', because: 'no-link' });
  #token: string | undefined;
  #link: string | undefined;
  readonly #shelf: Shelf & { removeItem(key: string): void };

  constructor(shelf: Shelf & { removeItem(key: string): void }, now: number) {
    this.#shelf = shelf;
    const grant = this.#kept();
    if (grant === undefined) return;
    if (grant.expiresAt <= now) this.#close('expired');
    else this.#open(grant.token);
  }

  readonly token = (): string | undefined => this.#token;

  async enter(link: string, enter: HostDesk['enter']): Promise<void> {
    const before = this.standing;
    this.standing = { at: 'door' };
    const answer = await enter(link);
    this.#link = undefined;
    if (answer.ok) {
      this.#keep(answer.value);
      this.#open(answer.value.token);
      return;
    }
    // Whoever is in already, and opens an old link once more, stays in.
    if (before.at === 'desk') {
      this.standing = before;
      return;
    }
    // The link left the address bar; as long as it may still be good, it is kept for another try.
    if (mayStillBeGood(answer.refusal)) this.#link = link;
    this.standing = { at: 'outside', because: answer.refusal };
  }

  /** Whether trying the link once more makes sense. */
  get canRetry(): boolean {
    return this.standing.at === 'outside' && this.#link !== undefined;
  }

  async retry(enter: HostDesk['enter']): Promise<void> {
    if (this.#link !== undefined) await this.enter(this.#link, enter);
  }

  /** The server no longer knows the token. */
  expire(): void {
    if (this.standing.at === 'desk') this.#close('expired');
  }

  leave(): void {
    this.#close('no-link');
  }

  #open(token: string): void {
    this.#token = token;
    this.standing = { at: 'desk' };
  }

  #close(because: 'no-link' | 'expired'): void {
    this.#token = undefined;
    try {
      this.#shelf.removeItem(KEY);
    } catch {
      // Nothing was kept.
    }
    this.standing = { at: 'outside', because };
  }

  #keep({ token, expiresAt }: TokenGrant): void {
    try {
      this.#shelf.setItem(KEY, JSON.stringify({ token, expiresAt }));
    } catch {
      // Storage is switched off: the host is in as long as the page is open.
    }
  }

  #kept(): { token: string; expiresAt: number } | undefined {
    try {
      const kept = JSON.parse(this.#shelf.getItem(KEY) ?? 'null') as Record<string, unknown> | null;
      const { token, expiresAt } = kept ?? {};
      return typeof token === 'string' && typeof expiresAt === 'number' ? { token, expiresAt } : undefined;
    } catch {
      return undefined;
    }
  }
}

/** The server was away or busy; it did not say no. */
export function mayStillBeGood({ status }: Refusal): boolean {
  return status === 0 || status === 429 || status >= 500;
}

/** Takes the one-time secret out of the address bar and the history, whatever becomes of it. */
export function takeLink(page: { hash: string; pathname: string }, history: History): string | undefined {
  const secret = new URLSearchParams(page.hash.replace(/^#/, '')).get('link');
  if (page.hash !== '') history.replaceState(null, '', page.pathname);
  return secret === null || secret === '' ? undefined : secret;
}
