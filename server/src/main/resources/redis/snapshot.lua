-- The whole of what a newcomer needs to see, all at one instant.
-- FLAGS no-writes
-- KEYS 1 meta
-- RETURNS given: {position, at, stage, drops, pinned?, announcements, board, counters, winners}; refused: unknown_stage
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
local drops = {}
local function add(id)
  local d = read_drop(S, id)
  if not is_retired(d, now) then
    drops[#drops + 1] = drop_json(S, d)
  end
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
local retired = {}
for _, entry in ipairs(redis.call('LRANGE', S .. ':winners', 0, 29)) do
  local drop_id, serial = string.sub(entry, 1, 8), string.sub(entry, 10)
  if retired[drop_id] == nil then
    retired[drop_id] = is_retired(read_drop(S, drop_id), now) or false
  end
  if not retired[drop_id] then
    local won = cjson.decode(redis.call('HGET', S .. ':drop:' .. drop_id .. ':trophies', serial))
    winners[#winners + 1] = '{"drop":"' .. drop_id .. '","serial":' .. serial .. ',"member":"' .. won.member .. '","name":'
      .. text(shown_name(S, won.member)) .. ',"at":' .. int(won.at) .. '}'
  end
end
local m = redis.call('HMGET', S .. ':meta', 'epoch', 'offset', 'pinned')
return given('{"position":{"epoch":' .. text(m[1]) .. ',"offset":' .. m[2] .. '},"at":' .. int(now)
  .. ',"stage":' .. stage_json(S) .. ',"drops":' .. list(drops) .. (m[3] and ',"pinned":' .. m[3] or '')
  .. ',"announcements":' .. shown_announcements(S)
  .. ',"board":' .. board_json(S, 10, false) .. ',"counters":' .. counters_json(S, now) .. ',"winners":' .. list(winners) .. '}')
