/** How an attempt to share ended. `left` is a person who closed the sheet again: nothing to say about it. */
export type Shared = 'shared' | 'copied' | 'left' | 'failed';

/** What sharing needs from the browser; the browser's `navigator` fits. */
export interface Sharing {
  share?: (data: { title: string; text: string; url: string }) => Promise<void>;
  clipboard?: { writeText(text: string): Promise<void> } | undefined;
}

/** Hands an address to the device's own share sheet; without one, or where it refuses, copies it. */
export async function shareAddress(
  sharing: Sharing,
  title: string,
  text: string,
  url: string,
): Promise<Shared> {
  if (sharing.share !== undefined) {
    try {
      await sharing.share({ title, text, url });
      return 'shared';
    } catch (refusal) {
      if (refusal instanceof DOMException && refusal.name === 'AbortError') return 'left';
    }
  }
  try {
    if (sharing.clipboard === undefined) return 'failed';
    await sharing.clipboard.writeText(url);
    return 'copied';
  } catch {
    return 'failed';
  }
}
