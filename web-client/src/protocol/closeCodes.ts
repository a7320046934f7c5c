/** Why the server closed for good: coming back unchanged would end the same way. */
export type Refusal =
  | 'bad_message'
  | 'unauthorised'
  | 'removed'
  | 'message_too_big'
  | 'unknown_stage'
  | 'too_many_connections'
  | 'refused';

const REFUSALS: Readonly<Record<number, Refusal>> = {
  4100: 'bad_message',
  4101: 'unauthorised',
  4102: 'removed',
  4103: 'message_too_big',
  4104: 'unknown_stage',
  4105: 'too_many_connections',
};

/** The refusal behind a close code; undefined for every code after which a client comes back. */
export function refusalBehind(code: number): Refusal | undefined {
  if (code < 4100 || code > 4199) return undefined;
  return REFUSALS[code] ?? 'refused';
}
