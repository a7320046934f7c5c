-- Things to fetch, one for each winner as long as there are any. `S:drop:<id>:things` says of a member what became of theirs, as JSON:
-- {state: waiting | held | collected | expired | returned, since, serial?, deadline?, lost?, by?}. `S:drop:<id>:held` has who has one on
-- hold, by deadline, and `S:drop:<id>:line` who waits, by turn. What is neither held nor collected is free.

local MOST_EXPIRED_A_CALL = 500

local function things_key(S, d)
  return S .. ':drop:' .. d.id .. ':things'
end

local function held_key(S, d)
  return S .. ':drop:' .. d.id .. ':held'
end

local function line_key(S, d)
  return S .. ':drop:' .. d.id .. ':line'
end

-- Keeps what a drop says of its things where it is read without its spec.
local function plan_pickup(S, id, spec)
  local pickup = cjson.decode(spec).pickup
  if pickup then
    redis.call('HSET', S .. ':drop:' .. id, 'hold', int(pickup.hold * 1000), 'from', int(pickup.from), 'until', int(pickup['until']),
      'stock', int(pickup.stock))
    redis.call('SADD', S .. ':pickups', id)
  end
end

local function thing_of(S, d, member)
  local kept = redis.call('HGET', things_key(S, d), member)
  return kept and cjson.decode(kept)
end

local function write_thing(S, d, member, t)
  redis.call('HSET', things_key(S, d), member, '{"state":"' .. t.state .. '","since":' .. int(t.since)
    .. (t.serial and ',"serial":' .. int(t.serial) or '') .. (t.deadline and ',"deadline":' .. int(t.deadline) or '')
    .. (t.lost and ',"lost":true' or '') .. (t.by and ',"by":' .. text(t.by) or '') .. '}')
end

local function collected_count(S, d)
  return tonumber(redis.call('HGET', S .. ':drop:' .. d.id, 'collected') or 0)
end

local function free_things(S, d)
  return d.stock - redis.call('ZCARD', held_key(S, d)) - collected_count(S, d)
end

local function count_thing(S, d, what, by)
  redis.call('HINCRBY', S .. ':drop:' .. d.id, what, by)
end

-- Puts a free thing on hold for somebody. The time to fetch it begins when the desk opens, and is over when the desk closes.
local function hold_thing(S, d, member, t, now)
  t.state, t.since, t.by = 'held', now, nil
  t.deadline = math.min(d.till, math.max(now, d.from) + d.hold)
  redis.call('ZADD', held_key(S, d), int(t.deadline), member)
  write_thing(S, d, member, t)
end

local function wait_in_line(S, d, member, t, now)
  t.state, t.since, t.by, t.deadline = 'waiting', now, nil, nil
  redis.call('ZADD', line_key(S, d), redis.call('HINCRBY', S .. ':drop:' .. d.id, 'turns', 1), member)
  write_thing(S, d, member, t)
end

-- Offers what is free to those who wait, in their order.
local function offer_things(S, d, now)
  local free = now < d.till and free_things(S, d) or 0
  while free > 0 do
    local first = redis.call('ZPOPMIN', line_key(S, d))
    if not first[1] then
      return
    end
    if redis.call('HGET', S .. ':member:' .. first[1], 'removed') ~= '1' then
      hold_thing(S, d, first[1], thing_of(S, d, first[1]), now)
      free = free - 1
    end
  end
end

-- Takes back what was not fetched in time, and offers it to the next in line.
local function expire_things(S, d, now)
  local late = redis.call('ZRANGE', held_key(S, d), '-inf', int(now), 'BYSCORE', 'LIMIT', 0, MOST_EXPIRED_A_CALL)
  for _, member in ipairs(late) do
    local t = thing_of(S, d, member)
    t.state, t.since, t.lost = 'expired', now, true
    write_thing(S, d, member, t)
    redis.call('ZREM', held_key(S, d), member)
    count_thing(S, d, 'expired', 1)
  end
  if #late > 0 then
    offer_things(S, d, now)
  end
end

-- Keeps a winner's thing for them, or a place in the line when there are fewer things than winners.
local function set_aside(S, d, member, serial, now)
  if not d.hold or redis.call('HEXISTS', things_key(S, d), member) == 1 then
    return
  end
  local t = { serial = serial }
  if now < d.till and free_things(S, d) > 0 then
    hold_thing(S, d, member, t, now)
  else
    wait_in_line(S, d, member, t, now)
  end
end

-- How many things are where. `due` is when the next hold is over.
local function things_json(S, d)
  local v = redis.call('HMGET', S .. ':drop:' .. d.id, 'collected', 'expired', 'returned', 'conflicts')
  local next_due = redis.call('ZRANGE', held_key(S, d), 0, 0, 'WITHSCORES')
  return '{"held":' .. int(redis.call('ZCARD', held_key(S, d))) .. ',"collected":' .. int(tonumber(v[1] or 0))
    .. ',"expired":' .. int(tonumber(v[2] or 0)) .. ',"returned":' .. int(tonumber(v[3] or 0)) .. ',"free":' .. int(free_things(S, d))
    .. ',"inLine":' .. int(redis.call('ZCARD', line_key(S, d))) .. ',"conflicts":' .. int(tonumber(v[4] or 0))
    .. (next_due[2] and ',"due":' .. int(tonumber(next_due[2])) or '') .. '}'
end

-- What a member has to fetch of a drop; nil when it is nothing. A hold is over at its deadline, whether or not anybody took it back yet.
local function thing_json(S, d, member, now)
  local t = thing_of(S, d, member)
  if not t then
    return nil
  end
  local state = t.state == 'held' and t.deadline <= now and 'expired' or t.state
  local turn = state == 'waiting' and redis.call('ZRANK', line_key(S, d), member)
  return '{"drop":"' .. d.id .. '","member":"' .. member .. '","name":' .. text(redis.call('HGET', S .. ':member:' .. member, 'name') or '')
    .. ',"state":"' .. state .. '","since":' .. int(t.since) .. (t.serial and ',"serial":' .. int(t.serial) or '')
    .. (state == 'held' and ',"deadline":' .. int(t.deadline) or '') .. (turn and ',"place":' .. int(turn + 1) or '')
    .. (t.by and ',"by":' .. text(t.by) or '') .. '}'
end

local function nothing_to_fetch()
  return refused('not_possible', 'There is nothing to fetch with this drop.')
end
