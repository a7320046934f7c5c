import type { HostEnglish } from '../../i18n/host';
import { locale } from '../../i18n/language';
import type { Texts } from '../../i18n/texts.svelte';
import type { Exceeded } from '../../protocol/contract';
import { shortLasting } from './lasting';

/** Which limit it was too much for, with its numbers, in a sentence. */
export function limitText(texts: Texts<HostEnglish>, { limit, used = 0, most = 0 }: Exceeded): string {
  if (limit === 'quiet') return texts.say('limit.quiet');
  if (limit === 'apart') {
    return texts.say('limit.apart', { lasting: shortLasting(most, locale(texts.language)) });
  }
  return texts.say(`limit.${limit}`, { used, most });
}

/** The full minute from an instant on: what a wall clock can be set to. */
export function fullMinute(instant: number): number {
  return Math.ceil(instant / 60_000) * 60_000;
}
