import type { ClaimRule, Language } from '../../protocol/contract';

/** A rule as the drop's form can show it: some conditions, all or one of which must be met. */
export interface FlatRule {
  readonly join: 'all' | 'any';
  readonly languages: readonly Language[];
  /** Seconds; 0 does not ask. */
  readonly memberFor: number;
  readonly notRecognisedFor: number;
  readonly holds: boolean;
  readonly present: boolean;
  readonly near: ClaimRule['near'];
}

export const noRule: FlatRule = {
  join: 'all',
  languages: [],
  memberFor: 0,
  notRecognisedFor: 0,
  holds: false,
  present: false,
  near: undefined,
};

/** The rule that says what the form shows; nothing when it asks for nothing. */
export function ruleOf(flat: FlatRule): ClaimRule | undefined {
  const conditions: ClaimRule[] = [
    ...(flat.languages.length === 0 ? [] : [{ language: [...flat.languages] }]),
    ...(flat.memberFor === 0 ? [] : [{ memberFor: flat.memberFor }]),
    ...(flat.notRecognisedFor === 0 ? [] : [{ notRecognisedFor: flat.notRecognisedFor }]),
    ...(flat.holds ? [{ holds: {} }] : []),
    ...(flat.present ? [{ present: true as const }] : []),
    ...(flat.near === undefined ? [] : [{ near: flat.near }]),
  ];
  if (conditions.length === 0) return undefined;
  return flat.join === 'all' ? { all: conditions } : { any: conditions };
}

/** What the form shows of a rule; nothing for one that says more than it can show. */
export function flatOf(rule: ClaimRule | undefined): FlatRule | undefined {
  if (rule === undefined) return noRule;
  const join = rule.any === undefined ? 'all' : 'any';
  const flat = (rule[join] ?? [rule]).reduce<FlatRule>((before, condition) => {
    const { language, memberFor, notRecognisedFor, holds, present, near } = condition;
    return {
      join,
      languages: language ?? before.languages,
      memberFor: memberFor ?? before.memberFor,
      notRecognisedFor: notRecognisedFor ?? before.notRecognisedFor,
      holds: before.holds || (holds !== undefined && holds.drop === undefined),
      present: before.present || present !== undefined,
      near: near ?? before.near,
    };
  }, noRule);
  const same = JSON.stringify(ruleOf(flat));
  return same === JSON.stringify(rule) || same === JSON.stringify({ [join]: [rule] }) ? flat : undefined;
}
