-- Opens or closes a drop when its instant has come; any instance may call it at any time.
-- KEYS 1 meta
-- ARGV 1 drop id
-- RETURNS given: the drop; refused: unknown_drop
-- EMITS drop.opened, drop.drawing, trophy.awarded for the top of the board, drop.ended
local S = root_of(KEYS)
local d = read_drop(S, ARGV[1])
if not d then
  return unknown_drop()
end
turn(S, d, now_ms())
return given(drop_json(S, d))
