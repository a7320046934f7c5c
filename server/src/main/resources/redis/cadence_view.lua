-- How often there may be drops and awards on a stage, what is taken of it, and when the next drop may open.
-- FLAGS no-writes
-- KEYS 1 meta
-- RETURNS given: {limits, used?, nextFree?}; refused: unknown_stage
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
return given(cadence_json(S, now))
