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
    if (answer.ok) {
      this.#keep(answer.value);
      this.#open(answer.value.token);
      return;
    }
    // Whoever is in already, and opens an old link once more, stays in.
    this.standing = before.at === 'desk' ? before : { at: 'outside', because: answer.refusal };
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

/** Takes the one-time secret out of the address bar and the history, whatever becomes of it. */
export function takeLink(page: { hash: string; pathname: string }, history: History): string | undefined {
  const secret = new URLSearchParams(page.hash.replace(/^#/, '')).get('link');
  if (page.hash !== '') history.replaceState(null, '', page.pathname);
  return secret === null || secret === '' ? undefined : secret;
}
