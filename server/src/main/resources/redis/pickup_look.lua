-- What became of one member's thing.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 drop id, 2 member id
-- RETURNS given: the thing; refused: unknown_drop, not_possible
local S = root_of(KEYS)
local d = read_drop(S, ARGV[1])
if not d then
  return unknown_drop()
end
local thing = d.hold and thing_json(S, d, ARGV[2], now_ms())
return thing and given(thing) or refused('not_possible', 'Nothing is kept for this person.')
