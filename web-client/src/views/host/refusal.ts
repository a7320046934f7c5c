import type { Refusal } from '../../api/answer';
import type { HostEnglish } from '../../i18n/host';
import type { Texts } from '../../i18n/texts.svelte';
import { limitText } from './limits';

/** A refusal in a sentence: the server's own where it gave one. */
export function refusalText(texts: Texts<HostEnglish>, refusal: Refusal): string {
  if (refusal.status === 0) return texts.say('problem.network');
  if (refusal.exceeded !== undefined) return limitText(texts, refusal.exceeded);
  return refusal.sentence === '' ? texts.say('problem.unknown') : refusal.sentence;
}
