-- What a member sees of themselves: name, trophies, standing.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 member id
-- RETURNS given: me; refused: unknown_member, removed
local S, id = root_of(KEYS), ARGV[1]
local till = present_until(S, id, now_ms())
local m = redis.call('HMGET', S .. ':member:' .. id, 'name', 'removed')
if not m[1] then
  return unknown_member()
end
if m[2] == '1' then
  return refused('removed', 'The host has removed you from this stage.')
end
return given('{"member":"' .. id .. '","name":' .. text(m[1]) .. ',"trophies":' .. trophies_json(S, id)
  .. ',"standing":' .. standing_json(S, id)
  .. (till and ',"presentUntil":' .. int(till) or '') .. '}')
