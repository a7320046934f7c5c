-- Hides, shows or resets the board. What is so already stays so, without a moment.
-- KEYS 1 meta
-- ARGV 1 hide | show | reset, 2 by
-- RETURNS given: the board without rows; refused: unknown_stage
-- EMITS board.hidden, board.shown, board.reset
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
local hidden = redis.call('HGET', S .. ':meta', 'boardHidden') == '1'
if ARGV[1] == 'hide' and not hidden then
  redis.call('HSET', S .. ':meta', 'boardHidden', '1')
  emit(S, now, ARGV[2], 'board.hidden')
elseif ARGV[1] == 'show' and hidden then
  redis.call('HSET', S .. ':meta', 'boardHidden', '0')
  emit(S, now, ARGV[2], 'board.shown')
elseif ARGV[1] == 'reset' then
  -- The sorted set is all there is to points, so that resetting a stage of any size is one step.
  redis.call('UNLINK', S .. ':board')
  emit(S, now, ARGV[2], 'board.reset')
end
return given(board_json(S, 0, false))
