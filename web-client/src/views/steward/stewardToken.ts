/** What a steward's token says to the page: for which stage it is, and until when. Only the server can tell whether it is true. */
export interface Role {
  readonly token: string;
  readonly stage: string;
  /** Milliseconds since the Unix epoch. */
  readonly until: number;
}

const KEY = 'trophycast.steward';
type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** The role in an address' fragment (`#token=…`), which replaces the kept one, or else the kept one. */
export function takeRole(fragment: string, shelf: Shelf): Role | undefined {
  const fresh = new URLSearchParams(fragment.replace(/^#/, '')).get('token');
  try {
    if (fresh !== null && fresh !== '') shelf.setItem(KEY, fresh);
    return roleOf(fresh ?? shelf.getItem(KEY) ?? '');
  } catch {
    // Storage is switched off: the link brings the token each time.
    return roleOf(fresh ?? '');
  }
}

function roleOf(token: string): Role | undefined {
  const body = token.split('.')[1];
  if (body === undefined) return undefined;
  try {
    const said = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
    const { stage, exp } = said;
    return typeof stage === 'string' && typeof exp === 'number'
      ? { token, stage, until: exp * 1000 }
      : undefined;
  } catch {
    return undefined;
  }
}
