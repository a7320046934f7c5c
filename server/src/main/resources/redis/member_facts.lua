-- Keeps what a member says of themselves, which rules may ask for: language, time zone and about where they are.
-- KEYS 1 meta
-- ARGV 1 member id, 2 language or empty, 3 time zone or empty, 4 place (JSON object), 'forget' or empty
-- RETURNS given: the member as they see themselves; refused: unknown_member, removed
-- EMITS nothing
local PLACE_LASTS = 7200 -- seconds
local S, now, id = root_of(KEYS), now_ms(), ARGV[1]
local refusal = not_here(S, id)
if refusal then
  return refusal
end
for i, field in ipairs({ 'language', 'zone' }) do
  if ARGV[i + 1] ~= '' then
    redis.call('HSET', S .. ':member:' .. id, field, ARGV[i + 1])
  end
end
-- A key of its own, which Redis forgets by itself.
local place = S .. ':member:' .. id .. ':place'
if ARGV[4] == 'forget' then
  redis.call('DEL', place)
elseif ARGV[4] ~= '' then
  redis.call('SET', place, ARGV[4], 'EX', PLACE_LASTS)
end
return given(me_json(S, id, now))
