-- Whether the stage asks who is there, and how many are.
-- FLAGS no-writes
-- KEYS 1 meta
-- RETURNS given: {asking, present}; refused: unknown_stage
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
return given(presence_json(S, now))
