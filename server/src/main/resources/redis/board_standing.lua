-- Where a member stands, with up to two neighbours above and below.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 member id
-- RETURNS given: the standing; refused: unknown_member
local S = root_of(KEYS)
if redis.call('EXISTS', S .. ':member:' .. ARGV[1]) == 0 then
  return unknown_member()
end
return given(standing_json(S, ARGV[1]))
