-- What is planned, what is up and what was, newest first.
-- FLAGS no-writes
-- KEYS 1 meta
-- RETURNS given: {announcements}; refused: unknown_stage
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
local found = {}
for _, id in ipairs(redis.call('ZREVRANGE', S .. ':announcements', 0, -1)) do
  local a = read_announcement(S, id)
  follow_drop(S, a)
  found[#found + 1] = announcement_json(a, state_by(a, now))
end
return given('{"announcements":' .. list(found) .. '}')
