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
