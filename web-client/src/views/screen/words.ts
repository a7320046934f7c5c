import type { Texts } from '../../i18n/texts.svelte';
import type { ScreenEnglish } from '../../i18n/screen';

const DAY = 86_400_000;

/** `opens at 20:00`, with the day when it is not within the next hours. */
export function openingWords(
  texts: Texts<ScreenEnglish>,
  opensAt: number,
  zone: string,
  now = opensAt,
): string {
  return opensAt - now > DAY / 2
    ? texts.say('opens.on', { when: texts.dateAndTime(opensAt, zone) })
    : texts.say('opens.at', { time: texts.clock(opensAt, zone) });
}
