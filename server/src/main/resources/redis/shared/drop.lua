-- A drop's life: read, opened, awarded, ended.

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
    add_points(S, member, d.points)
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
