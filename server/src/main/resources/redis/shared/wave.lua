-- The waves of a drop that opens at the same local time in several places: `S:drop:ID:waves`, a hash of time zone → number of the wave,
-- `#number` → its instants, `taken:number` → how many of the supply it took, `gone:number` → when that was its share.

-- Keeps the waves of a spec where claims look for them; `places` says which wave each time zone of the world belongs to.
local function plan_waves(S, id, spec, places)
  if places == '' then
    return
  end
  local key, waves = S .. ':drop:' .. id .. ':waves', cjson.decode(spec).waves
  for zone, number in pairs(cjson.decode(places)) do
    redis.call('HSET', key, zone, int(number))
  end
  for i, wave in ipairs(waves.waves) do
    redis.call('HSET', key, '#' .. int(i - 1), int(wave.opensAt) .. ' ' .. int(wave.closesAt))
  end
  redis.call('HSET', S .. ':drop:' .. id, 'waves', waves.share and int(waves.share) or 'all')
end

-- The member's wave, by the time zone that they have told; nothing where it has none.
local function wave_of(S, d, member)
  local key, zone = S .. ':drop:' .. d.id .. ':waves', redis.call('HGET', S .. ':member:' .. member, 'zone')
  local number = zone and zone ~= '' and redis.call('HGET', key, zone)
  if not number then
    return nil
  end
  local w = redis.call('HMGET', key, '#' .. number, 'gone:' .. number)
  local opens, closes = string.match(w[1], '(%d+) (%d+)')
  return { number = number, opensAt = tonumber(opens), closesAt = tonumber(closes), goneAt = tonumber(w[2] or nil) }
end

-- Counts a trophy against the share of its wave.
local function take_share(S, d, wave, now)
  local key = S .. ':drop:' .. d.id .. ':waves'
  local taken = redis.call('HINCRBY', key, 'taken:' .. wave.number, 1)
  if d.waves ~= 'all' and taken >= tonumber(d.waves) then
    redis.call('HSET', key, 'gone:' .. wave.number, int(now))
  end
end

-- For each scheduled or open drop with waves, this member's; nil when there is none.
local function own_waves_json(S, member)
  local own = {}
  for _, id in ipairs(redis.call('SMEMBERS', S .. ':active')) do
    if redis.call('HEXISTS', S .. ':drop:' .. id, 'waves') == 1 then
      local wave = wave_of(S, { id = id }, member)
      own[#own + 1] = wave and '{"drop":"' .. id .. '","opensAt":' .. int(wave.opensAt) .. ',"closesAt":' .. int(wave.closesAt)
        .. (wave.goneAt and ',"goneAt":' .. int(wave.goneAt) or '') .. '}' or nil
    end
  end
  return #own > 0 and list(own) or nil
end
