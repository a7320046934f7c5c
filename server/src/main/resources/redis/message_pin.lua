-- Pins a message, or takes the pinned one down.
-- KEYS 1 meta
-- ARGV 1 by, 2 text (none: unpin)
-- RETURNS given: the pinned message, or {} after unpinning; refused: unknown_stage
-- EMITS message.pinned, message.unpinned (only when one was pinned)
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
if ARGV[2] then
  local pinned = '{"text":' .. text(ARGV[2]) .. ',"at":' .. int(now) .. '}'
  redis.call('HSET', S .. ':meta', 'pinned', pinned)
  emit(S, now, ARGV[1], 'message.pinned', ',"text":' .. text(ARGV[2]))
  return given(pinned)
end
if redis.call('HDEL', S .. ':meta', 'pinned') == 1 then
  emit(S, now, ARGV[1], 'message.unpinned')
end
return given('{}')
