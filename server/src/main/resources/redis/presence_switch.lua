-- Has the stage ask who is there, or no longer; who is present already stays so.
-- KEYS 1 meta
-- ARGV 1 on: 1 or 0
-- RETURNS given: {asking, present}; refused: unknown_stage
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
redis.call('HSET', S .. ':meta', 'presence', ARGV[1])
return given(presence_json(S, now))
