-- Announces a drop, and opens it at once when its instant has come.
-- KEYS 1 meta
-- ARGV 1 drop id, 2 spec (JSON object), 3 in | at, 4 milliseconds from now, or instant, 5 duration in milliseconds,
--      6 supply, 7 limit, 8 points, 9 picture or empty, 10 by, 11 idempotency key or empty, 12 fingerprint,
--      13 way, 14 template it is made of or empty, 15 local time of the occurrence or empty, 16 why it may exceed the stage's limits or empty,
--      17 which wave each time zone of the world belongs to (JSON object) or empty
-- RETURNS given: the drop; refused: unknown_stage, unknown_template, unknown_picture, idempotency_conflict, not_possible, too_often
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
-- An occurrence is made once: its template remembers the latest, and they come in the order of their times.
local template, occurrence = ARGV[14], ARGV[15]
local T = S .. ':template:' .. template
if template ~= '' and redis.call('EXISTS', T) == 0 then
  return refused('unknown_template', 'There is no such template on this stage.')
end
if occurrence ~= '' and occurrence <= (redis.call('HGET', T, 'last') or '') then
  local made = read_drop(S, id)
  return made and given(drop_json(S, made)) or refused('not_possible', 'A drop of this occurrence was made before.')
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
local cadence = cadence_of(S)
local over = cadence and drop_exceeds(S, cadence, opens)
if over and ARGV[16] == '' then
  if occurrence ~= '' then
    leave_out(T, occurrence, over)
  end
  return too_often(cadence, over, '/opens')
end
local spec = ARGV[2]
if template ~= '' then
  -- The number stands in texts only, where a brace needs no escape.
  spec = string.gsub(spec, '{n}', int(redis.call('HINCRBY', T, 'runs', 1)))
  if occurrence ~= '' then
    redis.call('HSET', T, 'last', occurrence)
  end
end
if over then
  spec = string.sub(spec, 1, -2) .. overruled_json(over, ARGV[16]) .. '}'
end
redis.call('HSET', S .. ':drop:' .. id, 'spec', spec, 'state', 'scheduled', 'supply', ARGV[6], 'limit', ARGV[7],
  'points', ARGV[8], 'opensAt', int(opens), 'closesAt', int(opens + tonumber(ARGV[5])), 'awarded', '0', 'by', by, 'way', ARGV[13])
plan_rule(S, id, spec)
plan_waves(S, id, spec, ARGV[17])
plan_pickup(S, id, spec)
plan_life(S, id, spec)
redis.call('ZADD', S .. ':drops', int(opens), id)
redis.call('SADD', S .. ':active', id)
local d = read_drop(S, id)
emit(S, now, by, 'drop.scheduled', ',"drop":' .. drop_json(S, d))
turn(S, d, now)
return answer_once(S, 'drop', key, fingerprint, given(drop_json(S, d)))
