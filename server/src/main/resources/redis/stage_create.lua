-- Puts a stage into the world; repeating it changes nothing. This incarnation of Redis knows its whole history.
-- KEYS 1 meta
-- ARGV 1 name, 2 zone, 3 languages (JSON array), 4 pin, 5 epoch, 6 by
-- RETURNS given: the stage
-- EMITS stage.updated
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  redis.call('HSET', S .. ':meta', 'name', ARGV[1], 'zone', ARGV[2], 'languages', ARGV[3], 'pin', ARGV[4], 'epoch', ARGV[5],
    'createdAt', int(now), 'boardHidden', '0', 'offset', '0', 'reached', '0', 'by', ARGV[6], 'incarnation', INCARNATION)
  emit(S, now, ARGV[6], 'stage.updated',
    ',"name":' .. text(ARGV[1]) .. ',"zone":' .. text(ARGV[2]) .. ',"languages":' .. ARGV[3])
end
return given(stage_json(S))
