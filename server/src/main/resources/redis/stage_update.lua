-- Changes a stage's name, zone and languages; an empty argument leaves its field as it is.
-- KEYS 1 meta
-- ARGV 1 name, 2 zone, 3 languages (JSON array), 4 by, 5 offsets of the zone from UTC (JSON)
-- RETURNS given: the stage; refused: unknown_stage
-- EMITS stage.updated
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
for i, field in pairs({ 'name', 'zone', 'languages', [5] = 'offsets' }) do
  if ARGV[i] ~= '' then
    redis.call('HSET', S .. ':meta', field, ARGV[i])
  end
end
local m = redis.call('HMGET', S .. ':meta', 'name', 'zone', 'languages')
emit(S, now, ARGV[4], 'stage.updated', ',"name":' .. text(m[1]) .. ',"zone":' .. text(m[2]) .. ',"languages":' .. m[3])
return given(stage_json(S))
