-- Announces a drop, and opens it at once when its instant has come.
-- KEYS 1 meta
-- ARGV 1 drop id, 2 spec (JSON object), 3 in | at, 4 milliseconds from now, or instant, 5 duration in milliseconds,
--      6 supply, 7 limit, 8 points, 9 picture or empty, 10 by, 11 idempotency key or empty, 12 fingerprint,
--      13 way
-- RETURNS given: the drop; refused: unknown_stage, unknown_picture, idempotency_conflict, not_possible
-- EMITS drop.scheduled, drop.opened
-- A snapshot carries all of them.
local MOST_ACTIVE = 100
local S, now = root_of(KEYS), now_ms()
local id, by, key, fingerprint = ARGV[1], ARGV[10], ARGV[11], ARGV[12]
if not exists(S) then
  return unknown_stage()
end
local before = answered_before(S, 'drop', key, fingerprint)
if before then
  return before
end
if ARGV[9] ~= '' and redis.call('EXISTS', S .. ':picture:' .. ARGV[9]) == 0 then
  return refused('unknown_picture', 'There is no such picture; upload it first.', '/picture')
end
if redis.call('SCARD', S .. ':active') >= MOST_ACTIVE then
  return refused('not_possible', 'At most ' .. MOST_ACTIVE .. ' drops of a stage are scheduled or open at a time; cancel one or wait for one to end.')
end
local opens = tonumber(ARGV[4])
if ARGV[3] == 'in' then
  opens = now + opens
end
redis.call('HSET', S .. ':drop:' .. id, 'spec', ARGV[2], 'state', 'scheduled', 'supply', ARGV[6], 'limit', ARGV[7],
  'points', ARGV[8], 'opensAt', int(opens), 'closesAt', int(opens + tonumber(ARGV[5])), 'awarded', '0', 'by', by, 'way', ARGV[13])
plan_rule(S, id, ARGV[2])
plan_pickup(S, id, ARGV[2])
redis.call('ZADD', S .. ':drops', int(opens), id)
redis.call('SADD', S .. ':active', id)
local d = read_drop(S, id)
emit(S, now, by, 'drop.scheduled', ',"drop":' .. drop_json(S, d))
turn(S, d, now)
return answer_once(S, 'drop', key, fingerprint, given(drop_json(S, d)))
