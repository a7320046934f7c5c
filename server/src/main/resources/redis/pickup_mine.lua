-- What a member has to fetch, newest drop first.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 member id
-- RETURNS given: {things: [{drop, thing}]}
local S, now = root_of(KEYS), now_ms()
local mine = {}
for _, id in ipairs(redis.call('ZREVRANGE', S .. ':drops', 0, 99)) do
  local d = redis.call('SISMEMBER', S .. ':pickups', id) == 1 and read_drop(S, id)
  local thing = d and thing_json(S, d, ARGV[1], now)
  if thing then
    mine[#mine + 1] = '{"drop":' .. drop_json(S, d) .. ',"thing":' .. thing .. '}'
  end
end
return given('{"things":' .. list(mine) .. '}')
