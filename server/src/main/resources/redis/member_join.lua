-- Lets somebody in under a name that nobody else has.
-- KEYS 1 meta
-- ARGV 1 member id, 2 wished name, 3 what it folds to, 4 language or empty, 5 idempotency key or empty, 6 fingerprint
-- RETURNS given: the member; refused: unknown_stage, idempotency_conflict
-- EMITS nothing
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
local before = answered_before(S, 'join', ARGV[5], ARGV[6])
if before then
  return before
end
local id = ARGV[1]
local name, folded = take_name(S, ARGV[2], ARGV[3], id)
redis.call('HSET', S .. ':member:' .. id, 'name', name, 'folded', folded, 'language', ARGV[4], 'joinedAt', int(now),
  'hidden', '0', 'removed', '0')
redis.call('ZADD', S .. ':roster', int(now), id)
return answer_once(S, 'join', ARGV[5], ARGV[6], given(member_json(S, id)))
