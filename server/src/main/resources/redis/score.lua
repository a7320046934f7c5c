-- A batch of points, all or none: added to members (add), or set for members and a partner's players (set).
-- KEYS 1 meta
-- ARGV 1 add | set, 2 batch (JSON array), 3 by, 4 announce (1: a moment for each), 5 idempotency key or empty, 6 fingerprint,
--      7 why awards may exceed the stage's limits or empty
--      add: {member, points, reason}; set: {member?, player?, name?, points}
-- RETURNS given: {scores: [{member, points}]}; refused: unknown_stage, unknown_member, removed, not_possible, idempotency_conflict, too_often
-- EMITS points.awarded when announced, touch board otherwise
local S, now = root_of(KEYS), now_ms()
local mode, by, announce, key, fingerprint = ARGV[1], ARGV[3], ARGV[4] == '1', ARGV[5], ARGV[6]
if not exists(S) then
  return unknown_stage()
end
local batch = cjson.decode(ARGV[2])

local function points_json(id, points)
  return '{"member":"' .. id .. '","points":' .. int(points) .. '}'
end

local function answer(scores)
  return given('{"scores":' .. list(scores) .. '}')
end

-- The answer to points that are set follows from the batch, and from whom the partner's ids meant.
local function answer_to_set(whom)
  local scores = {}
  for i, entry in ipairs(batch) do
    scores[i] = points_json(entry.member or whom[entry.player] or ('x:' .. entry.player), within_reach(entry.points))
  end
  return answer(scores)
end

local before = answered_before(S, 'score:' .. by, key, fingerprint)
if before then
  return string.find(before, '^{"whom":') and answer_to_set(cjson.decode(before).whom) or before
end
local field = mode == 'add' and '/awards/' or '/scores/'
local external = S .. ':external'

-- Whom the partner's ids mean, before this batch says anything else. The contract lets a thousand in at once: no more than Lua unpacks.
local players, meant = {}, {}
for _, entry in ipairs(batch) do
  if not entry.member then
    players[#players + 1] = entry.player
  end
end
if #players > 0 then
  local ids = redis.call('HMGET', external, unpack(players))
  for i, player in ipairs(players) do
    meant[player] = ids[i] or nil
  end
end

-- First look at all of it, so that a refused batch has changed nothing.
local sheet, lines, links = new_sheet(S), {}, {}
for i, entry in ipairs(batch) do
  local id = entry.member or meant[entry.player] or ('x:' .. entry.player)
  local line = line_of(sheet, id)
  if string.sub(id, 1, 2) == 'x:' then
    line.name = entry.name or line.name
    if not line.name then
      return refused('not_possible', 'A player who is new here needs a name.', field .. int(i - 1) .. '/name')
    end
    if not meant[entry.player] and not links[entry.player] then
      links[entry.player] = id
    end
  else
    if not line.name then
      return unknown_member(field .. int(i - 1) .. '/member')
    end
    if line.removed then
      return refused('removed', 'This member has been removed.', field .. int(i - 1) .. '/member')
    end
    if entry.player then
      links[entry.player] = id
    end
  end
  lines[i] = line
end

local overruled = ''
if mode == 'add' then
  -- Taking points back is no award.
  local awards = 0
  for _, entry in ipairs(batch) do
    awards = awards + (entry.points > 0 and 1 or 0)
  end
  local cadence = awards > 0 and cadence_of(S)
  local over = cadence and awards_exceed(S, cadence, now, awards)
  if over and ARGV[7] == '' then
    return too_often(cadence, over)
  end
  overruled = over and overruled_json(over, ARGV[7]) or ''
  count_awards(S, now, awards)
end
read_points(sheet)
local scores = {}
for i, entry in ipairs(batch) do
  local line = lines[i]
  local points = change_points(sheet, line, mode == 'add' and line.points + entry.points or entry.points)
  if mode == 'add' then
    scores[i] = points_json(line.id, points)
  end
end
write_sheet(sheet)
local linked = {}
for player, id in pairs(links) do
  linked[#linked + 1] = player
  linked[#linked + 1] = id
end
if #linked > 0 then
  redis.call('HSET', external, unpack(linked))
end
if announce then
  for _, entry in ipairs(batch) do
    emit(S, now, by, 'points.awarded', ',"member":"' .. entry.member .. '","name":' .. text(shown_name(S, entry.member))
      .. ',"points":' .. int(entry.points) .. ',"reason":' .. text(entry.reason) .. overruled)
  end
else
  note(S, by, ARGV[2])
  touch(S, 'board')
end
if mode == 'add' then
  return answer_once(S, 'score:' .. by, key, fingerprint, answer(scores))
end
-- A game that sets scores all day would fill the memory with answers; whom its ids meant is all that could be different next time.
local whom = {}
for player, id in pairs(meant) do
  if string.sub(id, 1, 2) ~= 'x:' then
    whom[player] = id
  end
end
answer_once(S, 'score:' .. by, key, fingerprint, '{"whom":' .. cjson.encode(whom) .. '}')
return answer_to_set(whom)
