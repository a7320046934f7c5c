-- How often: the limits of a stage, and what counts against them in the days and weeks of its zone.
--
-- `S:meta` has `cadence`, the limits as JSON where there are any, and `offsets`, the zone's offsets from UTC as JSON: [[from, offset], …]
-- in milliseconds, ascending, from long ago to many years ahead. So a day is as long as the clocks make it. A day runs from its first
-- midnight to the next day's, a week begins on Monday. `S:awards` counts awards by the quarter of an hour, since a day of any zone
-- begins with one.

local DAY, QUARTER = 86400000, 900000
-- The next free instant is looked for so far ahead.
local FARTHEST_FREE = 62 * DAY
local MOST_LOOKS = 500

-- The limits of a stage with its clocks, or nil when it has none.
local function cadence_of(S)
  local m = redis.call('HMGET', S .. ':meta', 'cadence', 'offsets')
  return m[1] and { limits = cjson.decode(m[1]), offsets = cjson.decode(m[2]) } or nil
end

-- What the clocks show at an instant, in milliseconds.
local function clock_at(c, t)
  local offset = c.offsets[1][2]
  for _, span in ipairs(c.offsets) do
    if span[1] <= t then
      offset = span[2]
    end
  end
  return t + offset
end

-- The first instant at which the clocks show this or more: after a gap that skips it, and the first of two.
local function first_instant(c, clock)
  local t
  for i, span in ipairs(c.offsets) do
    t = math.max(i == 1 and -LARGEST or span[1], clock - span[2])
    if c.offsets[i + 1] and t < c.offsets[i + 1][1] then
      return t
    end
  end
  return t
end

-- From when to when the day or the week is that an instant belongs to.
local function span_of(c, per, t)
  local day = math.floor(clock_at(c, t) / DAY)
  -- Clocks that go back over midnight show the evening again; the new day has begun all the same.
  if first_instant(c, (day + 1) * DAY) <= t then
    day = day + 1
  end
  if per == 'day' then
    return first_instant(c, day * DAY), first_instant(c, (day + 1) * DAY)
  end
  -- Day 0 was a Thursday.
  local monday = day - (day + 3) % 7
  return first_instant(c, monday * DAY), first_instant(c, (monday + 7) * DAY)
end

local function time_of_day(text)
  return (tonumber(string.sub(text, 1, 2)) * 60 + tonumber(string.sub(text, 4, 5))) * 60000
end

-- When the quiet time is over that an instant lies in, or nil.
local function quiet_until(c, t)
  local quiet = c.limits.quiet
  if not quiet then
    return nil
  end
  local clock = clock_at(c, t)
  local time, midnight = clock % DAY, clock - clock % DAY
  local from, till = time_of_day(quiet.from), time_of_day(quiet['until'])
  local inside = from < till and time >= from and time < till or from > till and (time >= from or time < till)
  if not inside then
    return nil
  end
  local over = midnight + till
  if over <= clock then
    over = over + DAY
  end
  local first = first_instant(c, over)
  return first > t and first or t + over - clock
end

-- When the drops of the stage open that count between two instants: all but those cancelled before they opened.
local function openings(S, from, till)
  local found = {}
  local entries = redis.call('ZRANGEBYSCORE', S .. ':drops', int(from), int(till), 'WITHSCORES')
  for i = 1, #entries, 2 do
    local d = redis.call('HMGET', S .. ':drop:' .. entries[i], 'ending', 'openedAt')
    if d[1] ~= 'cancelled' or d[2] then
      found[#found + 1] = tonumber(entries[i + 1])
    end
  end
  return found
end

local function openings_within(opened, from, till)
  local count = 0
  for _, at in ipairs(opened) do
    if at >= from and at < till then
      count = count + 1
    end
  end
  return count
end

local function awards_within(S, from, till)
  local quarters, count = {}, 0
  for quarter = from / QUARTER, till / QUARTER - 1 do
    quarters[#quarters + 1] = int(quarter)
  end
  for _, awards in ipairs(redis.call('HMGET', S .. ':awards', unpack(quarters))) do
    count = count + tonumber(awards or 0)
  end
  return count
end

-- Counts awards that are given now.
local function count_awards(S, now, awards)
  redis.call('HINCRBY', S .. ':awards', int(math.floor(now / QUARTER)), awards)
  if redis.call('HLEN', S .. ':awards') > 1500 then
    for _, quarter in ipairs(redis.call('HKEYS', S .. ':awards')) do
      if tonumber(quarter) < (now - 9 * DAY) / QUARTER then
        redis.call('HDEL', S .. ':awards', quarter)
      end
    end
  end
end

-- The first limit of days and weeks that something more would exceed, with its numbers and when it begins anew.
local function over_a_span(c, what, t, more, used_within, key)
  for _, per in ipairs({ 'day', 'week' }) do
    local most = c.limits[(key or what) .. (per == 'day' and 'PerDay' or 'PerWeek')]
    if most then
      local from, till = span_of(c, per, t)
      local used = used_within(from, till)
      if used + more > most then
        return { limit = what .. '_per_' .. per, used = used, most = most, till = more <= most and till or nil }
      end
    end
  end
end

-- What an instant exceeds, with the first one at which nothing is exceeded; nil when all is well.
local function exceeded(t, over_at)
  local over = over_at(t)
  if not over then
    return nil
  end
  local free, again, looks = t, over, 0
  while again and again.till and looks < MOST_LOOKS and again.till - t <= FARTHEST_FREE do
    free, looks = again.till, looks + 1
    again = over_at(free)
  end
  over.next_free = not again and free or nil
  return over
end

-- What a drop that opens at this instant would exceed.
local function drop_exceeds(S, c, opens)
  local apart = (c.limits.apart or 0) * 1000
  local opened = openings(S, opens - 8 * DAY - apart, opens + FARTHEST_FREE + 8 * DAY)
  return exceeded(opens, function(t)
    local over = quiet_until(c, t)
    if over then
      return { limit = 'quiet', till = over }
    end
    for _, at in ipairs(opened) do
      if math.abs(at - t) < apart then
        over = math.max(over or 0, at + apart)
      end
    end
    if over then
      return { limit = 'apart', most = c.limits.apart, till = over }
    end
    return over_a_span(c, 'drops', t, 1, function(from, till)
      return openings_within(opened, from, till)
    end)
  end)
end

-- What so many more awards would exceed now.
local function awards_exceed(S, c, now, awards)
  return exceeded(now, function(t)
    local over = quiet_until(c, t)
    if over then
      return { limit = 'quiet', till = over }
    end
    return over_a_span(c, 'awards', t, awards, function(from, till)
      return awards_within(S, from, till)
    end)
  end)
end

-- How many trophies of this stage a member won between two instants. Of more than these, the newest are enough to reach any limit.
local NEWEST_TROPHIES = 300
local function trophies_within(S, member, from, till)
  local count = 0
  for _, entry in ipairs(redis.call('LRANGE', S .. ':member:' .. member .. ':trophies', 0, NEWEST_TROPHIES - 1)) do
    local won = redis.call('HGET', S .. ':drop:' .. string.sub(entry, 1, 8) .. ':trophies', string.sub(entry, 10))
    local at = won and cjson.decode(won).at or 0
    if at >= from and at < till then
      count = count + 1
    end
  end
  return count
end

-- What one more trophy of this member would exceed now.
local function member_exceeds(S, member, now)
  local c = cadence_of(S)
  if not c or not (c.limits.memberTrophiesPerDay or c.limits.memberTrophiesPerWeek) then
    return nil
  end
  return exceeded(now, function(t)
    return over_a_span(c, 'trophies', t, 1, function(from, till)
      return trophies_within(S, member, from, till)
    end, 'memberTrophies')
  end)
end

-- `,"limit":…` with its numbers.
local function exceeded_json(over)
  return '"limit":"' .. over.limit .. '"' .. (over.used and ',"used":' .. int(over.used) or '') .. (over.most and ',"most":' .. int(over.most) or '')
end

local function exceeded_sentence(c, over)
  if over.limit == 'quiet' then
    return 'It is quiet time on this stage then, from ' .. c.limits.quiet.from .. ' to ' .. c.limits.quiet['until'] .. '.'
  end
  if over.limit == 'apart' then
    return 'Drops of this stage open at least ' .. int(over.most) .. ' s apart.'
  end
  local what, per = string.match(over.limit, '^(%a+)_per_(%a+)$')
  return 'This stage has at most ' .. int(over.most) .. ' ' .. what .. ' a ' .. per .. '; ' .. int(over.used) .. ' of ' .. int(over.most) .. ' are taken.'
end

local function too_often(c, over, pointer)
  return '{"refused":{"code":"too_often","sentence":' .. text(exceeded_sentence(c, over)) .. (pointer and ',"pointer":"' .. pointer .. '"' or '')
    .. ',"exceeded":{' .. exceeded_json(over) .. (over.next_free and ',"nextFree":' .. int(over.next_free) or '') .. '}}}'
end

-- That somebody wanted it all the same, and why; public with what was done.
local function overruled_json(over, reason)
  return ',"overruled":{"reason":' .. text(reason) .. ',' .. exceeded_json(over) .. '}'
end

-- The limits, what is taken of them today and this week, and when the next drop may open; only `limits`, empty, when there are none.
local function cadence_json(S, now)
  local c = cadence_of(S)
  if not c then
    return '{"limits":{}}'
  end
  local used = {}
  for _, per in ipairs({ 'day', 'week' }) do
    local from, till = span_of(c, per, now)
    used[#used + 1] = '"dropsThis' .. (per == 'day' and 'Day' or 'Week') .. '":' .. int(#openings(S, from, till - 1))
    used[#used + 1] = '"awardsThis' .. (per == 'day' and 'Day' or 'Week') .. '":' .. int(awards_within(S, from, till))
  end
  local over = drop_exceeds(S, c, now)
  local free = over and over.next_free or not over and now
  return '{"limits":' .. redis.call('HGET', S .. ':meta', 'cadence') .. ',"used":{' .. table.concat(used, ',') .. '}'
    .. (free and ',"nextFree":' .. int(free) or '') .. '}'
end
