-- Forgets a template. Drops that were made of it stay.
-- KEYS 1 meta
-- ARGV 1 template id, 2 by
-- RETURNS given: whether there was one; refused: unknown_stage
local S = root_of(KEYS)
if not exists(S) then
  return unknown_stage()
end
redis.call('DEL', S .. ':template:' .. ARGV[1])
return given(redis.call('ZREM', S .. ':templates', ARGV[1]) == 1 and 'true' or 'false')
