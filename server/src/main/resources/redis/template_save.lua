-- Keeps a drop to be run again.
-- KEYS 1 meta
-- ARGV 1 template id, 2 drop (JSON object, with placeholders), 3 recurrence rule or empty, 4 by, 5 idempotency key or empty, 6 fingerprint
-- RETURNS given: the template; refused: unknown_stage, idempotency_conflict, not_possible
local MOST = 50
local S, now = root_of(KEYS), now_ms()
local id, by, key, fingerprint = ARGV[1], ARGV[4], ARGV[5], ARGV[6]
if not exists(S) then
  return unknown_stage()
end
local before = answered_before(S, 'template', key, fingerprint)
if before then
  return before
end
if redis.call('ZCARD', S .. ':templates') >= MOST then
  return refused('not_possible', 'At most ' .. MOST .. ' templates of a stage are kept; forget one.')
end
redis.call('HSET', S .. ':template:' .. id, 'drop', ARGV[2], 'recurrence', ARGV[3], 'runs', '0', 'by', by)
redis.call('ZADD', S .. ':templates', int(now), id)
return answer_once(S, 'template', key, fingerprint, given(template_json(S, id)))
