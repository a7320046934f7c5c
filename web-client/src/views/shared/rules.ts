import { locale } from '../../i18n/language';
import type { SharedEnglish } from '../../i18n/shared';
import type { Texts } from '../../i18n/texts.svelte';
import type { ClaimRule, DropId } from '../../protocol/contract';

/** A rule in words: one line, and the lines that it puts together. `pointer` is its place in the rule, as the server names it. */
export interface RuleLine {
  readonly pointer: string;
  readonly text: string;
  readonly parts: readonly RuleLine[];
}

/** The words of a rule; `titleOf` knows the drops that are on show. */
export function ruleLine(
  texts: Texts<SharedEnglish>,
  rule: ClaimRule,
  titleOf: (drop: DropId) => string | undefined,
  pointer = '',
): RuleLine {
  const several = (['all', 'any', 'none'] as const).find((field) => rule[field] !== undefined);
  if (several === undefined) {
    return { pointer, text: conditionText(texts, rule, titleOf), parts: [] };
  }
  const parts = (rule[several] ?? []).map((part, index) =>
    ruleLine(texts, part, titleOf, `${pointer}/${several}/${index}`),
  );
  return { pointer, text: texts.say(`rule.${several}`), parts };
}

/** Whether a rule asks for this anywhere. */
export function asksFor(rule: ClaimRule | undefined, fact: 'language' | 'zone' | 'near'): boolean {
  if (rule === undefined) return false;
  const parts = [...(rule.all ?? []), ...(rule.any ?? []), ...(rule.none ?? [])];
  return rule[fact] !== undefined || parts.some((part) => asksFor(part, fact));
}

function conditionText(
  texts: Texts<SharedEnglish>,
  rule: ClaimRule,
  titleOf: (drop: DropId) => string | undefined,
): string {
  const tag = locale(texts.language);
  const either = (names: readonly string[]) =>
    new Intl.ListFormat(tag, { type: 'disjunction' }).format(names);
  if (rule.language !== undefined) {
    const names = new Intl.DisplayNames(tag, { type: 'language' });
    return texts.say('rule.language', {
      languages: either(rule.language.map((one) => names.of(one) ?? one)),
    });
  }
  if (rule.zone !== undefined) {
    return texts.say('rule.zone', { zones: either(rule.zone.map(placeOf)) });
  }
  if (rule.memberFor !== undefined) {
    return texts.say('rule.memberFor', { lasting: texts.lasting(rule.memberFor * 1000) });
  }
  if (rule.notRecognisedFor !== undefined) {
    return texts.say('rule.notRecognisedFor', { lasting: texts.lasting(rule.notRecognisedFor * 1000) });
  }
  if (rule.present !== undefined) return texts.say('rule.present');
  if (rule.near !== undefined)
    return texts.say('rule.near', { distance: distanceText(rule.near.metres, tag) });
  const title = rule.holds?.drop === undefined ? undefined : titleOf(rule.holds.drop);
  if (title !== undefined) return texts.say('rule.holds', { title });
  return texts.say(rule.holds?.drop === undefined ? 'rule.holds-any' : 'rule.holds-one');
}

/** A distance as people say it. */
export function distanceText(metres: number, tag: string): string {
  const [value, unit] = metres < 1_000 ? [metres, 'meter'] : [metres / 1_000, 'kilometer'];
  return new Intl.NumberFormat(tag, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** The place that a time zone is named after. */
export const placeOf = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** The time zone that this device is set to. */
export const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
