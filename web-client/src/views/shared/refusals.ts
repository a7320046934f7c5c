import type { Refusal } from '../../api/answer';
import type { SharedEnglish } from '../../i18n/shared';
import type { Texts } from '../../i18n/texts.svelte';

/** The refusals that people meet, which are said in their own language. */
const TOLD = [
  'name_empty',
  'name_too_long',
  'name_unseen',
  'name_marks',
  'name_listed',
  'too_frequent',
  'unavailable',
] as const;

/** A refusal in a sentence: in the reader's language where it is a common one, else in the server's words. */
export function sentenceOf({ status, code, sentence }: Refusal, texts: Texts<SharedEnglish>): string {
  if (status === 0) return texts.say('problem.network');
  const told = TOLD.find((one) => one === code);
  if (told !== undefined) return texts.say(`problem.${told}`);
  return sentence === '' ? texts.say('problem.unknown') : sentence;
}
