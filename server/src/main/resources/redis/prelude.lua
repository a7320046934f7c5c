-- What all functions share. FunctionLibrary puts this in front of them.
--
-- Every function has one key, the stage's `tc:{<stage>}:meta`; the stage's other keys are built from it (see Keys.java for the list),
-- so all of them share its hash tag. Answers are JSON text: {"given":…} or {"refused":{"code":…,"sentence":…}}. JSON is put together
-- by hand from ready parts: cjson would turn an empty array into {} and a large integer into 9.007e+15.

local FEED_LENGTH = 10000
local LARGEST = 9007199254740991

-- Milliseconds since the Unix epoch by the clock that decides.
local function now_ms()
  local t = redis.call('TIME')
  return tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)
end

-- `tc:{<stage>}`, in front of every key of the stage.
local function root_of(keys)
  return string.sub(keys[1], 1, -6)
end

-- In a cluster, a slot that is on its way to another node answers for the keys that are still there and for no others: half a stage.
-- Asking for a key that is nowhere fails then, and the call with it, before anything was changed. Every function begins with this.
local function require_whole(keys)
  redis.call('EXISTS', root_of(keys) .. ':nothing')
end

local function stage_of(S)
  return string.sub(S, 5, -2)
end

-- An integer in full.
local function int(n)
  return string.format('%.0f', n)
end

local function text(s)
  return cjson.encode(s)
end

local function list(parts)
  return '[' .. table.concat(parts, ',') .. ']'
end

local function given(json)
  return '{"given":' .. json .. '}'
end

local function refused(code, sentence, pointer)
  return '{"refused":{"code":' .. text(code) .. ',"sentence":' .. text(sentence)
    .. (pointer and ',"pointer":' .. text(pointer) or '') .. '}}'
end

local function unknown_stage()
  return refused('unknown_stage', 'There is no such stage.')
end

local function unknown_drop()
  return refused('unknown_drop', 'There is no such drop on this stage.')
end

local function unknown_member(pointer)
  return refused('unknown_member', 'There is no such member on this stage.', pointer)
end

local function exists(S)
  return redis.call('EXISTS', S .. ':meta') == 1
end

-- Appends a moment to the stage's feed and publishes it. `rest` is the moment's own fields as ready JSON, each with a comma in front.
local function emit(S, now, by, kind, rest)
  local offset = redis.call('HINCRBY', S .. ':meta', 'offset', 1)
  local json = '{"type":"' .. kind .. '","offset":' .. int(offset) .. ',"at":' .. int(now) .. (rest or '') .. '}'
  redis.call('XADD', S .. ':feed', 'MAXLEN', '~', FEED_LENGTH, int(offset) .. '-0', 'm', json, 'by', by)
  redis.call('PUBLISH', S .. ':live', json)
end

-- Tells every instance that a slot has a newer value; not a moment.
local function touch(S, slot)
  redis.call('PUBLISH', S .. ':live', '{"touch":["' .. slot .. '"]}')
end

-- Remembers who did something that is no moment.
local function note(S, by, what)
  redis.call('XADD', S .. ':log', 'MAXLEN', '~', FEED_LENGTH, '*', 'by', by, 'what', what)
end

-- The first answer to this idempotency key: nil when there is none, a refusal when the key came with another request.
local function answered_before(S, scope, key, fingerprint)
  if key == '' then
    return nil
  end
  local kept = redis.call('HMGET', S .. ':once:' .. scope .. ':' .. key, 'fingerprint', 'answer')
  if not kept[1] then
    return nil
  end
  if kept[1] ~= fingerprint then
    return refused('idempotency_conflict', 'This idempotency key was used before, with another request.')
  end
  return kept[2]
end

-- Keeps the answer for 24 hours and returns it.
local function answer_once(S, scope, key, fingerprint, answer)
  if key ~= '' then
    local kept = S .. ':once:' .. scope .. ':' .. key
    redis.call('HSET', kept, 'fingerprint', fingerprint, 'answer', answer)
    redis.call('EXPIRE', kept, 86400)
  end
  return answer
end

local function stage_json(S)
  local m = redis.call('HMGET', S .. ':meta', 'name', 'zone', 'languages', 'pin', 'epoch', 'boardHidden', 'createdAt')
  return '{"id":' .. text(stage_of(S)) .. ',"name":' .. text(m[1]) .. ',"zone":' .. text(m[2]) .. ',"languages":' .. m[3]
    .. ',"pin":' .. text(m[4]) .. ',"epoch":' .. text(m[5]) .. ',"boardHidden":' .. (m[6] == '1' and 'true' or 'false')
    .. ',"createdAt":' .. m[7] .. '}'
end

-- Members ---------------------------------------------------------------------------------------------------------------------------

-- The name as everybody may see it: empty for a hidden or removed member.
local function shown_name(S, member)
  local m = redis.call('HMGET', S .. ':member:' .. member, 'name', 'hidden', 'removed')
  if not m[1] or m[2] == '1' or m[3] == '1' then
    return ''
  end
  return m[1]
end

-- A name nobody else on the stage has: the wished one, or with “ 2”, “ 3” … behind it. Returns the name and what it folds to.
local function take_name(S, name, folded, member)
  local names = S .. ':names'
  if redis.call('HSETNX', names, folded, member) == 1 then
    return name, folded
  end
  -- Where counting had got to, so that the thousandth of a name need not count from 2.
  local counter = 'n:' .. folded
  while true do
    local n = redis.call('HINCRBY', S .. ':namesakes', counter, 1) + 1
    local candidate = folded .. ' ' .. int(n)
    if redis.call('HSETNX', names, candidate, member) == 1 then
      return name .. ' ' .. int(n), candidate
    end
  end
end

-- Board -----------------------------------------------------------------------------------------------------------------------------

-- The entry's name puts whoever reached an equal score first on top in descending order.
local function board_entry(reached, id)
  return string.format('%016.0f', LARGEST - tonumber(reached)) .. ':' .. id
end

local function points_of(S, id)
  local reached = redis.call('HGET', S .. ':member:' .. id, 'reached')
  if not reached then
    return 0
  end
  return tonumber(redis.call('ZSCORE', S .. ':board', board_entry(reached, id)) or 0)
end

-- Sets the points of a member or a partner's player; the same points again change nothing, not even who was first.
local function set_points(S, id, points)
  points = math.max(-LARGEST, math.min(LARGEST, points))
  local member = S .. ':member:' .. id
  local board = S .. ':board'
  local reached = redis.call('HGET', member, 'reached')
  local before = 0
  if reached then
    before = tonumber(redis.call('ZSCORE', board, board_entry(reached, id)) or 0)
  end
  if before == points then
    return points
  end
  if reached then
    redis.call('ZREM', board, board_entry(reached, id))
  end
  if points ~= 0 then
    local now_reached = redis.call('HINCRBY', S .. ':meta', 'reached', 1)
    redis.call('HSET', member, 'reached', int(now_reached))
    redis.call('ZADD', board, int(points), board_entry(now_reached, id))
  end
  return points
end

local function player_count(S)
  return redis.call('ZCOUNT', S .. ':board', '(0', '+inf')
end

-- Rows of the board from an index on, as JSON; only who has points. Standard competition ranks: 1, 2, 2, 4.
local function board_rows(S, from, to)
  local flat = redis.call('ZREVRANGE', S .. ':board', int(from), int(to), 'WITHSCORES')
  local rows, rank, before = {}, nil, nil
  for i = 1, #flat, 2 do
    local points = tonumber(flat[i + 1])
    if points <= 0 then
      break
    end
    if points ~= before then
      rank = before and from + (i - 1) / 2 + 1
        or 1 + redis.call('ZCOUNT', S .. ':board', '(' .. flat[i + 1], '+inf')
      before = points
    end
    local id = string.sub(flat[i], 18)
    rows[#rows + 1] = '{"rank":' .. int(rank) .. ',"member":' .. text(id) .. ',"name":' .. text(shown_name(S, id))
      .. ',"points":' .. int(points) .. '}'
  end
  return list(rows)
end

-- The board with its first rows; a hidden one has no rows unless `even_hidden`.
local function board_json(S, top, even_hidden)
  local hidden = redis.call('HGET', S .. ':meta', 'boardHidden') == '1'
  local rows = '[]'
  if top > 0 and (even_hidden or not hidden) then
    rows = board_rows(S, 0, top - 1)
  end
  return '{"hidden":' .. (hidden and 'true' or 'false') .. ',"players":' .. int(player_count(S)) .. ',"top":' .. rows .. '}'
end

local function standing_json(S, id)
  local points = points_of(S, id)
  local json = '{"points":' .. int(points) .. ',"players":' .. int(player_count(S))
  local hidden = redis.call('HGET', S .. ':meta', 'boardHidden') == '1'
  if points <= 0 or hidden then
    return json .. ',"neighbours":[]}'
  end
  local board = S .. ':board'
  local rank = 1 + redis.call('ZCOUNT', board, '(' .. int(points), '+inf')
  local index = redis.call('ZREVRANK', board, board_entry(redis.call('HGET', S .. ':member:' .. id, 'reached'), id))
  return json .. ',"rank":' .. int(rank) .. ',"neighbours":' .. board_rows(S, math.max(0, index - 2), index + 2) .. '}'
end

local function member_json(S, id)
  local m = redis.call('HMGET', S .. ':member:' .. id, 'name', 'joinedAt', 'hidden', 'removed')
  if not m[1] then
    return nil
  end
  return '{"id":' .. text(id) .. ',"name":' .. text(m[1]) .. ',"joinedAt":' .. m[2]
    .. ',"hidden":' .. (m[3] == '1' and 'true' or 'false') .. ',"removed":' .. (m[4] == '1' and 'true' or 'false')
    .. ',"points":' .. int(points_of(S, id)) .. '}'
end

-- Drops -----------------------------------------------------------------------------------------------------------------------------

local function read_drop(S, id)
  local v = redis.call('HMGET', S .. ':drop:' .. id, 'state', 'opensAt', 'closesAt', 'supply', 'limit', 'points', 'awarded',
    'openedAt', 'endedAt', 'ending')
  if not v[1] then
    return nil
  end
  return {
    id = id, state = v[1], opensAt = tonumber(v[2]), closesAt = tonumber(v[3]), supply = tonumber(v[4]), limit = tonumber(v[5]),
    points = tonumber(v[6]), awarded = tonumber(v[7]), openedAt = v[8], endedAt = v[9], ending = v[10],
  }
end

-- The drop as everybody may see it: its immutable spec with the moving parts put in.
local function drop_json(S, d)
  local spec = redis.call('HGET', S .. ':drop:' .. d.id, 'spec')
  return string.sub(spec, 1, -2) .. ',"state":"' .. d.state .. '"'
    .. (d.ending and ',"ending":"' .. d.ending .. '"' or '')
    .. ',"opensAt":' .. int(d.opensAt) .. ',"closesAt":' .. int(d.closesAt)
    .. (d.openedAt and ',"openedAt":' .. int(d.openedAt) or '') .. (d.endedAt and ',"endedAt":' .. int(d.endedAt) or '')
    .. ',"awarded":' .. int(d.awarded) .. ',"remaining":' .. int(d.supply - d.awarded) .. '}'
end

local function end_drop(S, d, ending, now, by)
  d.state, d.ending, d.endedAt = 'ended', ending, now
  redis.call('HSET', S .. ':drop:' .. d.id, 'state', 'ended', 'ending', ending, 'endedAt', int(now))
  redis.call('SREM', S .. ':active', d.id)
  redis.call('LPUSH', S .. ':ended', d.id)
  redis.call('LTRIM', S .. ':ended', 0, 99)
  emit(S, now, by, 'drop.ended',
    ',"drop":"' .. d.id .. '","ending":"' .. ending .. '","awarded":' .. int(d.awarded))
end

-- Opens and closes the drop when its instant has come. Any instance may call it any number of times: the first one does it.
local function turn(S, d, now)
  if d.state == 'scheduled' and now >= d.opensAt then
    d.state, d.openedAt = 'open', now
    redis.call('HSET', S .. ':drop:' .. d.id, 'state', 'open', 'openedAt', int(now))
    emit(S, now, 'system', 'drop.opened', ',"drop":"' .. d.id .. '"')
  end
  if d.state == 'open' and now >= d.closesAt then
    end_drop(S, d, 'closed', now, 'system')
  end
end

-- A trophy with all that its page says; nil when there is none with this serial.
local function trophy_json(S, drop_id, serial)
  local won = redis.call('HGET', S .. ':drop:' .. drop_id .. ':trophies', serial)
  if not won then
    return nil
  end
  won = cjson.decode(won)
  local spec = cjson.decode(redis.call('HGET', S .. ':drop:' .. drop_id, 'spec'))
  local m = redis.call('HMGET', S .. ':meta', 'name', 'zone')
  return '{"stage":' .. text(stage_of(S)) .. ',"stageName":' .. text(m[1]) .. ',"zone":' .. text(m[2])
    .. ',"drop":' .. text(drop_id) .. ',"serial":' .. int(serial) .. ',"supply":' .. int(spec.supply)
    .. ',"title":' .. text(spec.title)
    .. (spec.emoji and ',"emoji":' .. text(spec.emoji) or '') .. (spec.picture and ',"picture":' .. text(spec.picture) or '')
    .. ',"name":' .. text(shown_name(S, won.member)) .. ',"at":' .. int(won.at) .. ',"points":' .. int(spec.points)
    .. ',"citation":' .. cjson.encode(spec.citation)
    .. (spec.nextStep and ',"nextStep":' .. cjson.encode(spec.nextStep) or '') .. '}'
end

-- The member's trophies, newest first, at most 100.
local function trophies_json(S, member)
  local trophies = {}
  for _, entry in ipairs(redis.call('LRANGE', S .. ':member:' .. member .. ':trophies', 0, 99)) do
    trophies[#trophies + 1] = trophy_json(S, string.sub(entry, 1, 8), string.sub(entry, 10))
  end
  return list(trophies)
end

-- Counters --------------------------------------------------------------------------------------------------------------------------

local AUDIENCE_STALE_MS = 15000

local function counters_json(S, now)
  local audience = 0
  local flat = redis.call('HGETALL', S .. ':audience')
  for i = 2, #flat, 2 do
    local count, at = string.match(flat[i], '^(%d+):(%d+)$')
    if now - tonumber(at) < AUDIENCE_STALE_MS then
      audience = audience + tonumber(count)
    end
  end
  return '{"confetti":' .. (redis.call('GET', S .. ':confetti') or '0') .. ',"audience":' .. int(audience) .. '}'
end
