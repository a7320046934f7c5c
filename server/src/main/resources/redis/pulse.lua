-- Adds an instance's confetti taps, keeps how many it has watching, and sums both up.
-- KEYS 1 meta
-- ARGV 1 instance, 2 taps, 3 audience of this instance
-- RETURNS given: the counters; refused: unknown_stage
-- EMITS touch confetti when there were taps, touch audience when the instance's number changed
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
local audience = S .. ':audience'
if tonumber(ARGV[2]) > 0 then
  redis.call('INCRBY', S .. ':confetti', ARGV[2])
  touch(S, 'confetti')
end
local before = redis.call('HGET', audience, ARGV[1])
redis.call('HSET', audience, ARGV[1], ARGV[3] .. ':' .. int(now))
if not before or string.match(before, '^%d+') ~= ARGV[3] then
  touch(S, 'audience')
end
local flat = redis.call('HGETALL', audience)
for i = 1, #flat, 2 do
  if now - tonumber(string.match(flat[i + 1], '%d+$')) >= AUDIENCE_STALE_MS then
    redis.call('HDEL', audience, flat[i])
  end
end
return given(counters_json(S, now))
