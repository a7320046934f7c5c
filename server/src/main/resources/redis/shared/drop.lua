-- A drop's life: read, opened, awarded, ended.

local function read_drop(S, id)
  local v = redis.call('HMGET', S .. ':drop:' .. id, 'state', 'opensAt', 'closesAt', 'supply', 'limit', 'points', 'awarded',
    'openedAt', 'endedAt', 'ending', 'seen', 'was', 'way', 'hold', 'from', 'until', 'stock', 'rule', 'onShow', 'waves')
  if not v[1] then
    return nil
  end
  return {
    id = id, state = v[1], opensAt = tonumber(v[2]), closesAt = tonumber(v[3]), supply = tonumber(v[4]), limit = tonumber(v[5]),
    points = tonumber(v[6]), awarded = tonumber(v[7]), openedAt = v[8], endedAt = v[9], ending = v[10],
    seen = tonumber(v[11] or 0), was = v[12], way = v[13] or 'first_come',
    hold = tonumber(v[14]), from = tonumber(v[15]), till = tonumber(v[16]), stock = tonumber(v[17]), rule = v[18], onShow = tonumber(v[19]),
    waves = v[20],
  }
end

-- How long its trophies and itself are on show once it has ended, for a drop that declares it.
local function plan_life(S, id, spec)
  local on_show = cjson.decode(spec).onShow
  if on_show then
    redis.call('HSET', S .. ':drop:' .. id, 'onShow', int(on_show * 1000))
  end
end

-- When it retires: it leaves pages and screens by itself, and stays what it is. Nothing for a drop that has not ended, or has no end of its life.
local function retires_at(d)
  return d.state == 'ended' and d.onShow and tonumber(d.endedAt) + d.onShow or nil
end

local function is_retired(d, now)
  local at = retires_at(d)
  return at and at <= now
end

-- The drop as everybody may see it: its immutable spec with the moving parts put in.
local function drop_json(S, d)
  local spec = redis.call('HGET', S .. ':drop:' .. d.id, 'spec')
  local entries = d.way == 'raffle' and ',"entries":' .. int(entry_count(S, d)) or ''
  return string.sub(spec, 1, -2) .. ',"state":"' .. d.state .. '"'
    .. (d.ending and ',"ending":"' .. d.ending .. '"' or '')
    .. ',"opensAt":' .. int(d.opensAt) .. ',"closesAt":' .. int(d.closesAt)
    .. (d.openedAt and ',"openedAt":' .. int(d.openedAt) or '') .. (d.endedAt and ',"endedAt":' .. int(d.endedAt) or '')
    .. entries .. (d.hold and ',"things":' .. things_json(S, d) or '') .. ',"awarded":' .. int(d.awarded) .. ',"remaining":' .. int(d.supply - d.awarded) .. '}'
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
    add_points(S, member, d.points)
  end
  set_aside(S, d, member, serial, now)
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

-- How far down the board members are looked for among a partner's players, so that Redis answers others soon.
local FARTHEST_DOWN = 10000

-- The top of the board wins, as many as there are trophies, in the order of the board: who reached equal points first stands first. A
-- partner's player is no member, and somebody removed has left; neither wins.
local function award_standing(S, d, now)
  local top, from = {}, 0
  while #top < d.supply - d.awarded and from < FARTHEST_DOWN do
    local ids = redis.call('ZREVRANGEBYSCORE', S .. ':board', '+inf', '(0', 'LIMIT', from, d.supply)
    if #ids == 0 then
      break
    end
    from = from + #ids
    for _, entry in ipairs(ids) do
      local id = string.sub(entry, 18)
      local m = redis.call('HMGET', S .. ':member:' .. id, 'joinedAt', 'removed')
      local won = redis.call('HEXISTS', S .. ':drop:' .. d.id .. ':wins', id) == 1
      if m[1] and m[2] ~= '1' and not won and not unmet_rule(S, d.rule, id, now)
        and not member_exceeds(S, id, now) and #top < d.supply - d.awarded then
        top[#top + 1] = id
      end
    end
  end
  for _, member in ipairs(top) do
    d.awarded = redis.call('HINCRBY', S .. ':drop:' .. d.id, 'awarded', 1)
    award(S, d, d.awarded, member, '', now, now)
  end
end

-- What is left to do when an open drop is over: nothing more, the top of the board wins, or the raffle is drawn. A raffle is drawn by an
-- instance, page by page (raffle_draw), and takes no entry meanwhile.
local function close(S, d, ending, now, by)
  if d.way == 'raffle' and entry_count(S, d) > 0 then
    d.state, d.closesAt = 'drawing', math.min(now, d.closesAt)
    redis.call('HSET', S .. ':drop:' .. d.id, 'state', 'drawing', 'closesAt', int(d.closesAt))
    emit(S, now, by, 'drop.drawing', ',"drop":"' .. d.id .. '","entries":' .. int(entry_count(S, d)))
    return
  end
  if d.way == 'standing' then
    award_standing(S, d, now)
  end
  end_drop(S, d, ending, now, by)
end

-- Opens and closes the drop when its instant has come, and takes back what was not fetched in time. Any instance may call it any number of times: the first one does it.
local function turn(S, d, now)
  if d.state == 'scheduled' and now >= d.opensAt then
    d.state, d.openedAt = 'open', now
    redis.call('HSET', S .. ':drop:' .. d.id, 'state', 'open', 'openedAt', int(now))
    emit(S, now, 'system', 'drop.opened', ',"drop":"' .. d.id .. '"')
  end
  if d.state == 'open' and now >= d.closesAt then
    close(S, d, 'closed', now, 'system')
  end
  if d.hold and d.state ~= 'frozen' then
    expire_things(S, d, now)
  end
end
