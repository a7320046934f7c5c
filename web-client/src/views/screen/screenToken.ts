/** Where a screen's token is kept: this tab first (two screens on one machine stay apart), then this device (a restart finds it). */
interface Shelves {
  readonly tab: Pick<Storage, 'getItem' | 'setItem'>;
  readonly device: Pick<Storage, 'getItem' | 'setItem'>;
}

const KEY = 'trophycast.screen';

/** The token in an address' fragment (`#token=…`), if there is one. */
export function tokenIn(fragment: string): string | undefined {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('token');
  return token === null || token === '' ? undefined : token;
}

/** Takes the token from the fragment, where a new one replaces the kept one, or else from where it is kept. */
export function takeToken(fragment: string, shelves: Shelves): string | undefined {
  const fresh = tokenIn(fragment);
  if (fresh !== undefined) {
    keep(shelves.tab, fresh);
    keep(shelves.device, fresh);
    return fresh;
  }
  const kept = read(shelves.tab) ?? read(shelves.device);
  if (kept !== undefined) keep(shelves.tab, kept);
  return kept;
}

function read(shelf: Shelves['tab']): string | undefined {
  try {
    return shelf.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(shelf: Shelves['tab'], token: string): void {
  try {
    shelf.setItem(KEY, token);
  } catch {
    // Storage is switched off (some OBS set-ups): the fragment in the source's address brings the token each time.
  }
}
