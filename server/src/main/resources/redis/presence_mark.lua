-- Marks a member as present until then; harmless to repeat, and never shorter than it was.
-- KEYS 1 meta
-- ARGV 1 member id, 2 until, in milliseconds
-- RETURNS given: {presentUntil}; refused: unknown_member, removed, not_possible
local S, now, id = root_of(KEYS), now_ms(), ARGV[1]
local m = redis.call('HMGET', S .. ':member:' .. id, 'name', 'removed')
if not m[1] then
  return unknown_member()
end
if m[2] == '1' then
  return refused('removed', 'The host has removed you from this stage.')
end
if redis.call('HGET', S .. ':meta', 'presence') ~= '1' then
  return refused('not_possible', 'The host does not ask who is here at the moment.')
end
redis.call('ZREMRANGEBYSCORE', S .. ':present', '-inf', int(now))
redis.call('ZADD', S .. ':present', 'GT', ARGV[2], id)
return given('{"presentUntil":' .. int(present_until(S, id, now) or now) .. '}')
