-- Somebody says who won which serials of a drop: an instance what it has seen, a winner what their receipt says.
-- KEYS 1 meta
-- ARGV 1 drop id, 2 remembered trophies (JSON array)
-- RETURNS given: {trophies: known | filled | frozen | void for each}; refused: unknown_drop
-- EMITS drop.frozen, trophy.awarded for an empty serial
local S, now = root_of(KEYS), now_ms()
local d = read_drop(S, ARGV[1])
if not d then
  return unknown_drop()
end
local found = {}
for i, t in ipairs(cjson.decode(ARGV[2])) do
  found[i] = text(hold_against(S, d, t, now))
end
return given('{"trophies":' .. list(found) .. '}')
