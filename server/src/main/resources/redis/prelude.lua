-- What all functions share. FunctionLibrary puts this in front of them.
--
-- Every function has one key, the stage's `tc:{<stage>}:meta`; the stage's other keys are built from it (see Keys.java for the list),
-- so all of them share its hash tag. Answers are JSON text: {"given":…} or {"refused":{"code":…,"sentence":…}}. JSON is put together
-- by hand from ready parts: cjson would turn an empty array into {} and a large integer into 9.007e+15.

local FEED_LENGTH = 10000
local LARGEST = 9007199254740991
local FROZEN_RETRY_MS = 3000

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
-- Asking for a key that is nowhere fails then, and the call with it, before anything was changed. Every function begins with this (reading, changing, verifying).
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
-- Both ways say the epoch, so that nobody who follows another epoch takes the moment for theirs.
local function emit(S, now, by, kind, rest)
  local offset = redis.call('HINCRBY', S .. ':meta', 'offset', 1)
  local epoch = redis.call('HGET', S .. ':meta', 'epoch')
  local json = '{"type":"' .. kind .. '","offset":' .. int(offset) .. ',"at":' .. int(now) .. (rest or '') .. '}'
  redis.call('XADD', S .. ':feed', 'MAXLEN', '~', FEED_LENGTH, int(offset) .. '-0', 'm', json, 'by', by, 'e', epoch)
  redis.call('PUBLISH', S .. ':live', epoch .. ' ' .. json)
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

-- A function that reads: every call carries the incarnation of its connection, which does not concern it.
local function reading(read)
  return function(KEYS, ARGV)
    require_whole(KEYS)
    table.remove(ARGV)
    return read(KEYS, ARGV)
  end
end

-- A function that changes a stage: it refuses as long as this incarnation of Redis, new since its last restart or promotion, has not
-- been held against what the stage's witnesses saw (fence_report).
local function changing(change)
  return function(KEYS, ARGV)
    require_whole(KEYS)
    local incarnation = table.remove(ARGV)
    if redis.call('HGET', KEYS[1], 'incarnation') ~= incarnation and redis.call('EXISTS', KEYS[1]) == 1 then
      return '{"unverified":true}'
    end
    return change(KEYS, ARGV, incarnation)
  end
end

-- The function that makes a stage verified, and so can't wait for that.
local function verifying(verify)
  return function(KEYS, ARGV)
    require_whole(KEYS)
    return verify(KEYS, ARGV, table.remove(ARGV))
  end
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
    'openedAt', 'endedAt', 'ending', 'seen', 'was')
  if not v[1] then
    return nil
  end
  return {
    id = id, state = v[1], opensAt = tonumber(v[2]), closesAt = tonumber(v[3]), supply = tonumber(v[4]), limit = tonumber(v[5]),
    points = tonumber(v[6]), awarded = tonumber(v[7]), openedAt = v[8], endedAt = v[9], ending = v[10],
    seen = tonumber(v[11] or 0), was = v[12],
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

-- Makes a member the winner of a serial that the caller has taken out of stock, with all that comes with it. Without a claim id, the
-- first attempt of the member that nobody knows is taken for the one that won.
local function award(S, d, serial, member, claim, at, now)
  local wins = S .. ':drop:' .. d.id .. ':wins'
  redis.call('HINCRBY', wins, member, 1)
  redis.call('HSETNX', wins, member .. ':first', int(serial))
  if claim ~= '' then
    redis.call('HSET', wins, member .. ':' .. claim, int(serial))
  else
    local nameless = redis.call('HGET', wins, member .. ':?')
    redis.call('HSET', wins, member .. ':?', (nameless and nameless .. ',' or '') .. int(serial))
  end
  redis.call('HSET', S .. ':drop:' .. d.id .. ':trophies', int(serial),
    '{"member":"' .. member .. '","claim":"' .. claim .. '","at":' .. int(at) .. '}')
  redis.call('LPUSH', S .. ':member:' .. member .. ':trophies', d.id .. ':' .. int(serial))
  redis.call('LPUSH', S .. ':winners', d.id .. ':' .. int(serial))
  redis.call('LTRIM', S .. ':winners', 0, 29)
  local m = redis.call('HMGET', S .. ':member:' .. member, 'name', 'hidden', 'removed')
  if d.points > 0 and m[3] ~= '1' then
    set_points(S, member, points_of(S, member) + d.points)
  end
  emit(S, now, 'member:' .. member, 'trophy.awarded', ',"drop":"' .. d.id .. '","serial":' .. int(serial)
    .. ',"member":"' .. member .. '","name":' .. text((m[2] == '1' or m[3] == '1') and '' or m[1]) .. ',"remaining":' .. int(d.supply - d.awarded))
end

-- Says which attempt won a serial that was brought back without its claim id.
local function name_attempt(S, d, serial, member, claim)
  local wins, trophies = S .. ':drop:' .. d.id .. ':wins', S .. ':drop:' .. d.id .. ':trophies'
  local nameless = {}
  for other in string.gmatch(redis.call('HGET', wins, member .. ':?') or '', '%d+') do
    if tonumber(other) ~= serial then
      nameless[#nameless + 1] = other
    end
  end
  if #nameless > 0 then
    redis.call('HSET', wins, member .. ':?', table.concat(nameless, ','))
  else
    redis.call('HDEL', wins, member .. ':?')
  end
  redis.call('HSET', wins, member .. ':' .. claim, int(serial))
  local won = cjson.decode(redis.call('HGET', trophies, int(serial)))
  redis.call('HSET', trophies, int(serial), '{"member":"' .. member .. '","claim":"' .. claim .. '","at":' .. int(won.at) .. '}')
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

-- Fence -----------------------------------------------------------------------------------------------------------------------------
--
-- What somebody remembers of a trophy: {serial, member, at, claim?, name?, folded?, receipt?}. What nobody can decide but a host waits in
-- `S:drop:<id>:remembered`, under `<serial>:<member>`.

local function remembered_key(S, d)
  return S .. ':drop:' .. d.id .. ':remembered'
end

-- Stops a drop of which somebody saw more than Redis has. It does not open, close or award until a host has restored or cancelled it.
local function freeze(S, d, seen, ending, now)
  local drop = S .. ':drop:' .. d.id
  local known = d.state == 'frozen' and seen <= d.seen
  if d.state ~= 'frozen' then
    redis.call('HSET', drop, 'state', 'frozen', 'was', d.state, 'frozenAt', int(now))
    if d.ending then
      redis.call('HSET', drop, 'wasEnding', d.ending)
    end
    redis.call('HDEL', drop, 'ending', 'endedAt', 'voided')
    redis.call('SADD', S .. ':active', d.id)
    redis.call('LREM', S .. ':ended', 0, d.id)
    d.state, d.was, d.ending, d.endedAt = 'frozen', d.state, nil, nil
  end
  if ending then
    redis.call('HSET', drop, 'wasEnding', ending)
  end
  d.seen = math.max(d.seen, d.awarded, seen)
  redis.call('HSET', drop, 'seen', int(d.seen))
  if not known then
    emit(S, now, 'system', 'drop.frozen',
      ',"drop":"' .. d.id .. '","awarded":' .. int(d.awarded) .. ',"seen":' .. int(d.seen))
  end
end

-- The member of a remembered trophy may be among what was lost.
local function bring_back_member(S, t, now)
  local member = S .. ':member:' .. t.member
  if redis.call('EXISTS', member) == 1 and redis.call('HEXISTS', member, 'joinedAt') == 1 then
    return
  end
  local wished = t.name and t.name ~= '' and t.name or 'Winner ' .. int(t.serial)
  local name, folded = take_name(S, wished, t.folded and t.folded ~= '' and t.folded or string.lower(wished), t.member)
  redis.call('HSET', member, 'name', name, 'folded', folded, 'language', '', 'joinedAt', int(now), 'hidden', '0', 'removed', '0')
  redis.call('ZADD', S .. ':roster', int(now), t.member)
end

-- Whether the member may have one more, or has had this very one for the same attempt.
local function has_had(S, d, t)
  local wins = S .. ':drop:' .. d.id .. ':wins'
  return t.claim and redis.call('HEXISTS', wins, t.member .. ':' .. t.claim) == 1
    or tonumber(redis.call('HGET', wins, t.member) or 0) >= d.limit
end

-- Holds a remembered trophy against what Redis knows: `known`, `filled` (its empty serial has its winner again), `void` (the host has
-- cancelled the drop since), or `frozen` (it waits for the host).
local function hold_against(S, d, t, now)
  local won = redis.call('HGET', S .. ':drop:' .. d.id .. ':trophies', int(t.serial))
  won = won and cjson.decode(won)
  if won and won.member == t.member then
    if won.claim == '' and t.claim then
      name_attempt(S, d, t.serial, t.member, t.claim)
    end
    return 'known'
  end
  local kept, field = remembered_key(S, d), int(t.serial) .. ':' .. t.member
  local before = redis.call('HGET', kept, field)
  if before and d.state ~= 'frozen' and (won or has_had(S, d, t)) then
    return 'known'
  end
  if redis.call('HGET', S .. ':drop:' .. d.id, 'voided') == '1' then
    return 'void'
  end
  if not won and t.serial <= d.awarded and d.state ~= 'frozen' then
    if has_had(S, d, t) then
      return 'known'
    end
    bring_back_member(S, t, now)
    award(S, d, t.serial, t.member, t.claim or '', t.at, now)
    return 'filled'
  end
  -- A receipt says more than an instance, and an instance that answered the claim more than one that only followed.
  if not before or (t.claim and not cjson.decode(before).claim) then
    redis.call('HSET', kept, field, cjson.encode(t))
  end
  freeze(S, d, t.serial, nil, now)
  return 'frozen'
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
