-- What winners keep.

-- A trophy with all that its page says; nil when there is none with this serial.
local function trophy_json(S, drop_id, serial)
  local won = redis.call('HGET', S .. ':drop:' .. drop_id .. ':trophies', serial)
  if not won then
    return nil
  end
  won = cjson.decode(won)
  local spec = cjson.decode(redis.call('HGET', S .. ':drop:' .. drop_id, 'spec'))
  local m = redis.call('HMGET', S .. ':meta', 'name', 'zone')
  local retires = retires_at(read_drop(S, drop_id))
  -- How large an open edition is shows when it is over; until then it is as large as it has become.
  local supply = spec.way == 'everyone' and redis.call('HGET', S .. ':drop:' .. drop_id, 'awarded') or spec.supply
  local thing = spec.pickup and not spec.pickup.keepTrophy and thing_of(S, { id = drop_id }, won.member)
  local not_collected = thing and thing.lost and thing.state ~= 'held' and thing.state ~= 'collected'
  return '{"stage":' .. text(stage_of(S)) .. ',"stageName":' .. text(m[1]) .. ',"zone":' .. text(m[2])
    .. ',"drop":' .. text(drop_id) .. ',"serial":' .. int(serial) .. ',"supply":' .. int(supply)
    .. ',"title":' .. text(spec.title)
    .. (spec.emoji and ',"emoji":' .. text(spec.emoji) or '') .. (spec.picture and ',"picture":' .. text(spec.picture) or '')
    .. ',"name":' .. text(shown_name(S, won.member)) .. ',"at":' .. int(won.at) .. ',"points":' .. int(spec.points)
    .. ',"citation":' .. cjson.encode(spec.citation)
    .. (spec.nextStep and ',"nextStep":' .. cjson.encode(spec.nextStep) or '')
    .. (not_collected and ',"notCollected":true' or '')
    .. (retires and ',"retiresAt":' .. int(retires) .. (retires <= now_ms() and ',"retired":true' or '') or '') .. '}'
end

-- The member's trophies, newest first, at most 100.
local function trophies_json(S, member)
  local trophies = {}
  for _, entry in ipairs(redis.call('LRANGE', S .. ':member:' .. member .. ':trophies', 0, 99)) do
    trophies[#trophies + 1] = trophy_json(S, string.sub(entry, 1, 8), string.sub(entry, 10))
  end
  return list(trophies)
end
