-- What is up for this member and not for everybody.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 member id
-- RETURNS given: {announcements}; refused: unknown_member, removed
local S, now, member = root_of(KEYS), now_ms(), ARGV[1]
local refusal = not_here(S, member)
if refusal then
  return refusal
end
local ids, mine = redis.call('SMEMBERS', S .. ':shown'), {}
table.sort(ids)
for _, id in ipairs(ids) do
  local a = read_announcement(S, id)
  if a.audience and now < a.till and not unmet_rule(S, a.audience, member, now) then
    mine[#mine + 1] = shown_json(a, true)
  end
end
return given('{"announcements":' .. list(mine) .. '}')
