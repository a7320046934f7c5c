-- The board's first rows; a hidden one has none unless the host looks.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 rows, 2 even when hidden (1)
-- RETURNS given: the board; refused: unknown_stage
local S = root_of(KEYS)
if not exists(S) then
  return unknown_stage()
end
return given(board_json(S, tonumber(ARGV[1]), ARGV[2] == '1'))
