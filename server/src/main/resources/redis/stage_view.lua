-- The stage itself.
-- FLAGS no-writes
-- KEYS 1 meta
-- RETURNS given: the stage; refused: unknown_stage
local S = root_of(KEYS)
if not exists(S) then
  return unknown_stage()
end
return given(stage_json(S))
