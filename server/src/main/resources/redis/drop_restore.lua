-- Gives a frozen drop back what is remembered of it, and lets it go on above the highest serial that anybody ever saw. Repeating it is
-- harmless.
-- KEYS 1 meta
-- ARGV 1 drop id, 2 by
-- RETURNS given: the drop; refused: unknown_drop
-- EMITS trophy.awarded for each trophy that comes back, drop.restored, drop.opened, drop.ended
local S, now, by = root_of(KEYS), now_ms(), ARGV[2]
local d = read_drop(S, ARGV[1])
if not d then
  return unknown_drop()
end
if d.state ~= 'frozen' then
  return given(drop_json(S, d))
end
local drop, trophies = S .. ':drop:' .. d.id, S .. ':drop:' .. d.id .. ':trophies'
d.awarded = math.min(d.supply, math.max(d.awarded, d.seen))

local function give(t, serial)
  if not has_had(S, d, t) then
    bring_back_member(S, t, now)
    award(S, d, serial, t.member, t.claim or '', t.at, now)
  end
end

local remembered = {}
for _, kept in ipairs(redis.call('HVALS', remembered_key(S, d))) do
  remembered[#remembered + 1] = cjson.decode(kept)
end
table.sort(remembered, function(a, b)
  if a.serial ~= b.serial then
    return a.serial < b.serial
  end
  if a.at ~= b.at then
    return a.at < b.at
  end
  return a.member < b.member
end)
local too_many = {}
for _, t in ipairs(remembered) do
  local won = redis.call('HGET', trophies, int(t.serial))
  if not won and t.serial <= d.supply then
    give(t, t.serial)
  elseif won and cjson.decode(won).member ~= t.member then
    too_many[#too_many + 1] = t
  end
end
-- Two hold one serial: it was given again before anybody told. The one whom Redis does not know gets the next that is free.
for _, t in ipairs(too_many) do
  if d.awarded < d.supply and not has_had(S, d, t) then
    d.awarded = d.awarded + 1
    give(t, d.awarded)
  end
end

local v = redis.call('HMGET', drop, 'was', 'wasEnding', 'frozenAt')
local ending = v[2] or (d.awarded >= d.supply and 'sold_out')
redis.call('HDEL', drop, 'was', 'wasEnding', 'frozenAt')
d.state = (v[1] == 'scheduled' and d.awarded == 0 and not ending) and 'scheduled' or 'open'
if d.state == 'open' then
  d.openedAt = d.openedAt or d.opensAt
  -- The time it stood still does not count.
  if v[1] ~= 'ended' and d.closesAt > tonumber(v[3]) then
    d.closesAt = d.closesAt + now - tonumber(v[3])
  end
end
redis.call('HSET', drop, 'state', d.state, 'awarded', int(d.awarded), 'closesAt', int(d.closesAt))
if d.openedAt then
  redis.call('HSET', drop, 'openedAt', int(d.openedAt))
end
emit(S, now, by, 'drop.restored', ',"drop":' .. drop_json(S, d))
if ending then
  end_drop(S, d, ending, now, by)
end
turn(S, d, now)
return given(drop_json(S, d))
