-- Drops by opening instant, newest first.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 limit
-- RETURNS given: {drops}; refused: unknown_stage
local S = root_of(KEYS)
if not exists(S) then
  return unknown_stage()
end
local drops = {}
for _, id in ipairs(redis.call('ZREVRANGE', S .. ':drops', 0, tonumber(ARGV[1]) - 1)) do
  drops[#drops + 1] = drop_json(S, read_drop(S, id))
end
return given('{"drops":' .. list(drops) .. '}')
