import type { Refusal } from '../../api/answer';
import type { SharedEnglish } from '../../i18n/shared';
import type { Texts } from '../../i18n/texts.svelte';

/** A refusal in a sentence: the server's own where it gave one. */
export function sentenceOf(refusal: Refusal, texts: Texts<SharedEnglish>): string {
  if (refusal.status === 0) return texts.say('problem.network');
  return refusal.sentence === '' ? texts.say('problem.unknown') : refusal.sentence;
}
