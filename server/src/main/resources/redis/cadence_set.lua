-- Sets how often there may be drops and awards on a stage, in place of what was said before. What is there already stays.
-- KEYS 1 meta
-- ARGV 1 limits (JSON object) or empty for none, 2 zone, 3 its offsets (JSON), 4 by
-- RETURNS given: {limits, used?, nextFree?}; refused: unknown_stage, not_possible
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
if redis.call('HGET', S .. ':meta', 'zone') ~= ARGV[2] then
  return refused('not_possible', 'The zone of the stage was changed at the same moment; please try again.')
end
if ARGV[1] == '' then
  redis.call('HDEL', S .. ':meta', 'cadence')
else
  redis.call('HSET', S .. ':meta', 'cadence', ARGV[1], 'offsets', ARGV[3])
end
note(S, ARGV[4], 'cadence ' .. ARGV[1])
return given(cadence_json(S, now))
