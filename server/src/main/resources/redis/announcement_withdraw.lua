-- Takes an announcement down, or out of the plan. Repeating it is harmless.
-- KEYS 1 meta
-- ARGV 1 announcement id, 2 by
-- RETURNS given: the announcement; refused: unknown_announcement
-- EMITS announcement.over when it was up
local S, now = root_of(KEYS), now_ms()
local a = read_announcement(S, ARGV[1])
if not a then
  return unknown_announcement()
end
turn_announcement(S, a, now)
if a.state ~= 'over' and a.state ~= 'withdrawn' then
  become(S, a, 'withdrawn', now, ARGV[2])
  note(S, ARGV[2], 'announcement withdrawn ' .. a.id)
end
return given(announcement_json(a, a.state))
