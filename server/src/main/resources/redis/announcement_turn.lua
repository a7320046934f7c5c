-- Puts an announcement up or takes it down when its instant has come; any instance may call it at any time.
-- KEYS 1 meta
-- ARGV 1 announcement id
-- RETURNS given: {next?} when to look again, in milliseconds; refused: unknown_announcement
-- EMITS announcement.shown, announcement.over
local S, now = root_of(KEYS), now_ms()
local a = read_announcement(S, ARGV[1])
if not a then
  return unknown_announcement()
end
turn_announcement(S, a, now)
local again = next_look(a, now)
return given(again and '{"next":' .. int(again) .. '}' or '{}')
