-- The whole of what a newcomer needs to see, all at one instant.
-- FLAGS no-writes
-- KEYS 1 meta
-- RETURNS given: {position, at, stage, drops, pinned?, board, counters, winners}; refused: unknown_stage
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
local drops = {}
local function add(id)
  drops[#drops + 1] = drop_json(S, read_drop(S, id))
end
local active = redis.call('SMEMBERS', S .. ':active')
table.sort(active)
for _, id in ipairs(active) do
  add(id)
end
for _, id in ipairs(redis.call('LRANGE', S .. ':ended', 0, 9)) do
  add(id)
end
local winners = {}
for i, entry in ipairs(redis.call('LRANGE', S .. ':winners', 0, 29)) do
  local drop_id, serial = string.sub(entry, 1, 8), string.sub(entry, 10)
  local won = cjson.decode(redis.call('HGET', S .. ':drop:' .. drop_id .. ':trophies', serial))
  winners[i] = '{"drop":"' .. drop_id .. '","serial":' .. serial .. ',"member":"' .. won.member .. '","name":'
    .. text(shown_name(S, won.member)) .. ',"at":' .. int(won.at) .. '}'
end
local m = redis.call('HMGET', S .. ':meta', 'epoch', 'offset', 'pinned')
return given('{"position":{"epoch":' .. text(m[1]) .. ',"offset":' .. m[2] .. '},"at":' .. int(now)
  .. ',"stage":' .. stage_json(S) .. ',"drops":' .. list(drops) .. (m[3] and ',"pinned":' .. m[3] or '')
  .. ',"board":' .. board_json(S, 10, false) .. ',"counters":' .. counters_json(S, now) .. ',"winners":' .. list(winners) .. '}')
