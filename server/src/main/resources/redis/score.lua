-- A batch of points, all or none: added to members (add), or set for members and a partner's players (set).
-- KEYS 1 meta
-- ARGV 1 add | set, 2 batch (JSON array), 3 by, 4 announce (1: a moment for each), 5 idempotency key or empty, 6 fingerprint
--      add: {member, points, reason}; set: {member?, player?, name?, points}
-- RETURNS given: {scores: [{member, points}]}; refused: unknown_stage, unknown_member, removed, not_possible, idempotency_conflict
-- EMITS points.awarded when announced, touch board otherwise
local S, now = root_of(KEYS), now_ms()
local mode, by, announce, key, fingerprint = ARGV[1], ARGV[3], ARGV[4] == '1', ARGV[5], ARGV[6]
if not exists(S) then
  return unknown_stage()
end
local before = answered_before(S, 'score:' .. by, key, fingerprint)
if before then
  return before
end
local batch = cjson.decode(ARGV[2])
local field = mode == 'add' and '/awards/' or '/scores/'
local external = S .. ':external'

-- First look at all of it, so that a refused batch has changed nothing.
local ids, named = {}, {}
for i, entry in ipairs(batch) do
  local at = field .. int(i - 1)
  local id = entry.member
  if not id then
    id = redis.call('HGET', external, entry.player) or ('x:' .. entry.player)
    if string.sub(id, 1, 2) == 'x:' then
      if entry.name then
        named[id] = true
      elseif not named[id] and redis.call('EXISTS', S .. ':member:' .. id) == 0 then
        return refused('not_possible', 'A player who is new here needs a name.', at .. '/name')
      end
    end
  end
  if string.sub(id, 1, 2) ~= 'x:' then
    local m = redis.call('HMGET', S .. ':member:' .. id, 'name', 'removed')
    if not m[1] then
      return unknown_member(at .. '/member')
    end
    if m[2] == '1' then
      return refused('removed', 'This member has been removed.', at .. '/member')
    end
  end
  ids[i] = id
end

local scores = {}
for i, entry in ipairs(batch) do
  local id, points = ids[i], entry.points
  if string.sub(id, 1, 2) == 'x:' then
    redis.call('HSETNX', external, entry.player, id)
    if entry.name then
      redis.call('HSET', S .. ':member:' .. id, 'name', entry.name)
    end
  elseif entry.player then
    redis.call('HSET', external, entry.player, id)
  end
  if mode == 'add' then
    points = points_of(S, id) + points
  end
  scores[i] = '{"member":' .. text(id) .. ',"points":' .. int(set_points(S, id, points)) .. '}'
  if announce then
    emit(S, now, by, 'points.awarded', ',"member":"' .. id .. '","name":' .. text(shown_name(S, id))
      .. ',"points":' .. int(entry.points) .. ',"reason":' .. text(entry.reason))
  end
end
if not announce then
  note(S, by, ARGV[2])
  touch(S, 'board')
end
return answer_once(S, 'score:' .. by, key, fingerprint, given('{"scores":' .. list(scores) .. '}'))
