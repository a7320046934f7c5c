-- Lines for the audience: `S:announcements`, by when they were planned; `S:announcement:<id>`, a hash; `S:shown`, those that are up.

local MOST_ANNOUNCEMENTS = 50

local function unknown_announcement()
  return refused('unknown_announcement', 'There is no such announcement on this stage.')
end

local function read_announcement(S, id)
  local v = redis.call('HMGET', S .. ':announcement:' .. id, 'spec', 'state', 'from', 'until', 'drop', 'before', 'after', 'lasts', 'audience')
  if not v[1] then
    return nil
  end
  return {
    id = id, spec = v[1], state = v[2], from = tonumber(v[3]), till = tonumber(v[4]), drop = v[5], before = tonumber(v[6]),
    after = tonumber(v[7]), lasts = tonumber(v[8]), audience = v[9],
  }
end

-- Finds out when an announcement that follows a drop is up, as far as that is known now; `off` when its drop does not take place.
local function follow_drop(S, a)
  if not a.drop or a.state == 'over' or a.state == 'withdrawn' then
    return
  end
  local d = read_drop(S, a.drop)
  if not d or d.ending == 'cancelled' then
    a.off = true
  elseif a.before then
    a.from = d.opensAt - a.before
    a.till = math.min(a.from + a.lasts, d.opensAt)
  elseif d.state == 'ended' then
    a.from = tonumber(d.endedAt) + a.after
    a.till = a.from + a.lasts
  else
    a.waits = d.state == 'scheduled' and d.opensAt or 0
  end
end

-- What becomes of an announcement by now.
local function state_by(a, now)
  if a.state == 'over' or a.state == 'withdrawn' then
    return a.state
  end
  if a.off then
    return 'withdrawn'
  end
  if not a.from or now < a.from then
    return 'planned'
  end
  return now < a.till and 'shown' or 'over'
end

-- As its host sees it.
local function announcement_json(a, state)
  return string.sub(a.spec, 1, -2) .. ',"id":"' .. a.id .. '","state":"' .. state .. '"'
    .. (a.from and ',"from":' .. int(a.from) .. ',"until":' .. int(a.till) or '') .. '}'
end

-- As the audience sees it. What it says is left out when it is for some of them only, unless one of those asks.
local function shown_json(a, in_full)
  local head = '{"id":"' .. a.id .. '","from":' .. int(a.from) .. ',"until":' .. int(a.till) .. ',"forSome":' .. (a.audience and 'true' or 'false')
  if a.audience and not in_full then
    return head .. '}'
  end
  local spec = cjson.decode(a.spec)
  local step = spec.nextStep
  return head .. ',"text":' .. text(spec.text)
    .. (step and ',"nextStep":{"text":' .. text(step.text) .. (step.link and ',"link":' .. text(step.link) or '') .. '}' or '') .. '}'
end

-- Those that are up, as everybody may see them.
local function shown_announcements(S)
  local ids, shown = redis.call('SMEMBERS', S .. ':shown'), {}
  table.sort(ids)
  for i, id in ipairs(ids) do
    shown[i] = shown_json(read_announcement(S, id), false)
  end
  return list(shown)
end

local function become(S, a, state, now, by)
  local before = a.state
  a.state = state
  redis.call('HSET', S .. ':announcement:' .. a.id, 'state', state)
  if state == 'shown' then
    redis.call('HSET', S .. ':announcement:' .. a.id, 'from', int(a.from), 'until', int(a.till))
    redis.call('SADD', S .. ':shown', a.id)
    emit(S, now, by, 'announcement.shown', ',"announcement":' .. shown_json(a, false))
  elseif before == 'shown' then
    redis.call('SREM', S .. ':shown', a.id)
    emit(S, now, by, 'announcement.over', ',"announcement":"' .. a.id .. '"')
  end
end

-- Puts an announcement up or takes it down when its instant has come; any instance may call it any number of times.
local function turn_announcement(S, a, now)
  follow_drop(S, a)
  local state = state_by(a, now)
  if state ~= a.state then
    become(S, a, state, now, 'system')
  end
end

-- When to look again: while something depends on a drop that may end at any time, soon. Nil when it is over for good.
local function next_look(a, now)
  if a.state == 'over' or a.state == 'withdrawn' then
    return nil
  end
  local at = a.state == 'shown' and a.till or a.from or a.waits
  if a.drop and a.state == 'shown' or a.waits == 0 then
    return math.min(at > 0 and at or now + 2000, now + 2000)
  end
  return math.max(at, now)
end
