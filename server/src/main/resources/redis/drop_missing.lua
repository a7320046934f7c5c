-- What is missing of a frozen drop: serials that were given and that Redis does not know.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 drop id, 2 most serials to list
-- RETURNS given: {drop, seen, missing, remembered, serials: [{serial, name?}], twice: [{serial, name}]}; refused: unknown_drop
local S = root_of(KEYS)
local d = read_drop(S, ARGV[1])
if not d then
  return unknown_drop()
end
local trophies, names, twice = S .. ':drop:' .. d.id .. ':trophies', {}, {}
for _, kept in ipairs(redis.call('HVALS', remembered_key(S, d))) do
  local t = cjson.decode(kept)
  local name = shown_name(S, t.member)
  name = name ~= '' and name or t.name or ''
  local won = redis.call('HGET', trophies, int(t.serial))
  if not won then
    names[t.serial] = name
  elseif cjson.decode(won).member ~= t.member then
    twice[#twice + 1] = '{"serial":' .. int(t.serial) .. ',"name":' .. text(name) .. '}'
  end
end
local missing, remembered, serials = 0, 0, {}
for serial = 1, math.max(d.awarded, d.seen) do
  if redis.call('HEXISTS', trophies, int(serial)) == 0 then
    missing = missing + 1
    remembered = remembered + (names[serial] and 1 or 0)
    if #serials < tonumber(ARGV[2]) then
      serials[#serials + 1] = '{"serial":' .. int(serial) .. (names[serial] and ',"name":' .. text(names[serial]) or '') .. '}'
    end
  end
end
return given('{"drop":' .. drop_json(S, d) .. ',"seen":' .. int(math.max(d.awarded, d.seen)) .. ',"missing":' .. int(missing)
  .. ',"remembered":' .. int(remembered) .. ',"serials":' .. list(serials) .. ',"twice":' .. list(twice) .. '}')
