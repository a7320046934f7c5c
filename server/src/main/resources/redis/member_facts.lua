-- Keeps what a member says of themselves, which rules may ask for: language and time zone.
-- KEYS 1 meta
-- ARGV 1 member id, 2 language or empty, 3 time zone or empty
-- RETURNS given: the member as they see themselves; refused: unknown_member, removed
-- EMITS nothing
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
return given(me_json(S, id, now))
