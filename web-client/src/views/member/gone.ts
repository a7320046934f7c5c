import type { Refusal } from '../../protocol/closeCodes';

/** The refusals that members are told of in words of their own; the rest are faults of the page itself. */
const TOLD = ['removed', 'unknown_stage', 'too_many_connections'] as const;

/** Whose words a refusal is told in. */
export function reasonShown(refusal: Refusal): (typeof TOLD)[number] | 'refused' {
  return TOLD.find((told) => told === refusal) ?? 'refused';
}
