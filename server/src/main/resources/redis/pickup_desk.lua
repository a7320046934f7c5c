-- The drops of a stage with something to fetch, newest first, and who is known at each.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 1 to name the members
-- RETURNS given: {stageName, zone, drops, members: {<drop>: [member ids]}}; refused: unknown_stage
local S = root_of(KEYS)
if not exists(S) then
  return unknown_stage()
end
local drops, members = {}, {}
for _, id in ipairs(redis.call('ZREVRANGE', S .. ':drops', 0, 99)) do
  if redis.call('SISMEMBER', S .. ':pickups', id) == 1 then
    local d = read_drop(S, id)
    drops[#drops + 1] = drop_json(S, d)
    local ids = ARGV[1] == '1' and redis.call('HKEYS', things_key(S, d)) or {}
    members[#members + 1] = '"' .. id .. '":' .. (#ids > 0 and cjson.encode(ids) or '[]')
  end
end
local m = redis.call('HMGET', S .. ':meta', 'name', 'zone')
return given('{"stageName":' .. text(m[1]) .. ',"zone":' .. text(m[2]) .. ',"drops":' .. list(drops)
  .. ',"members":{' .. table.concat(members, ',') .. '}}')
