-- An instance says what it has seen of a stage. The stage is verified once everybody who was watching has said so, or after two seconds.
-- FENCE verifying
-- KEYS 1 meta
-- ARGV 1 instance, 2 epoch it has followed or empty, 3 offset, 4 SHA-1 of the moment at that offset, 5 drops (JSON array),
--      6 an epoch nobody has used, 7 1 when nobody else can have seen anything
--      drops: {id, highest, ending?, last? (a remembered trophy), whole? {spec, supply, limit, points, opensAt, closesAt, places},
--              entries? {highest, entries: [{member, claim, at}]} of a raffle}
-- RETURNS given: {verified, epoch, frozen (drops of which somebody saw more)}; refused: unknown_stage
-- EMITS drop.frozen; touch epoch when clients have to start from a snapshot
local S, now = root_of(KEYS), now_ms()
if not exists(S) then
  return unknown_stage()
end
local meta, fence = S .. ':meta', S .. ':fence'
local m = redis.call('HMGET', meta, 'incarnation', 'epoch', 'offset')
local verified, epoch, offset = m[1] == INCARNATION, m[2], tonumber(m[3])
local seen_to = tonumber(ARGV[3])

-- Two histories with the same moment at the same place are the same up to there: moments are numbered without gap and say when they were.
local more, as_much = false, false
if ARGV[2] == epoch and seen_to > 0 then
  local there = redis.call('XRANGE', S .. ':feed', int(seen_to) .. '-0', int(seen_to) .. '-0')
  local same = there[1] and redis.sha1hex(there[1][2][2]) == ARGV[4]
  more = seen_to > offset or (there[1] and not same)
  as_much = same and seen_to == offset
end

local function new_epoch()
  epoch = ARGV[6]
  redis.call('HSET', meta, 'epoch', epoch)
  redis.call('PUBLISH', S .. ':live', '{"touch":["epoch"]}')
end

-- A drop that is lost altogether comes back as its witness remembers it, to be frozen.
local function bring_back(id, whole)
  redis.call('HSET', S .. ':drop:' .. id, 'spec', whole.spec, 'state', 'scheduled', 'supply', int(whole.supply),
    'limit', int(whole.limit), 'points', int(whole.points), 'opensAt', int(whole.opensAt), 'closesAt', int(whole.closesAt),
    'awarded', '0', 'by', 'system', 'way', cjson.decode(whole.spec).way or 'first_come')
  plan_rule(S, id, whole.spec)
  plan_waves(S, id, whole.spec, whole.places or '')
  plan_pickup(S, id, whole.spec)
  plan_life(S, id, whole.spec)
  redis.call('ZADD', S .. ':drops', int(whole.opensAt), id)
  redis.call('SADD', S .. ':active', id)
  return read_drop(S, id)
end

-- Entries that were confirmed and are lost come back by themselves: they contradict nothing, for everybody has one.
local function enter_again(w)
  local d = w.entries and (read_drop(S, w.id) or w.whole and bring_back(w.id, w.whole))
  if not d or d.way ~= 'raffle' or d.state == 'ended' then
    return
  end
  for _, e in ipairs(w.entries.entries) do
    if redis.call('HEXISTS', entrants_key(S, d), e.member) == 0 then
      bring_back_member(S, { member = e.member, name = 'Guest' }, now)
      enter(S, d, e.member, e.claim, e.at)
    end
  end
end

local function judge(w)
  local d = read_drop(S, w.id) or w.whole and bring_back(w.id, w.whole)
  if not d or redis.call('HGET', S .. ':drop:' .. d.id, 'voided') == '1' then
    return
  end
  if w.last then
    hold_against(S, d, w.last, now)
  end
  if w.highest > math.max(d.awarded, d.seen) then
    freeze(S, d, w.highest, nil, now)
  end
  if w.entries and d.way == 'raffle' and d.state ~= 'ended' and w.entries.highest > entry_count(S, d) then
    freeze(S, d, w.highest, nil, now)
  end
  if w.ending and d.state ~= 'ended' and (d.state ~= 'frozen' or d.was ~= 'ended') then
    freeze(S, d, w.highest, w.ending, now)
  end
end

local function frozen()
  local ids = {}
  for _, id in ipairs(redis.call('SMEMBERS', S .. ':active')) do
    if redis.call('HGET', S .. ':drop:' .. id, 'state') == 'frozen' then
      ids[#ids + 1] = text(id)
    end
  end
  return list(ids)
end

local function answer(done)
  return given('{"verified":' .. tostring(done) .. ',"epoch":' .. text(epoch) .. ',"frozen":' .. frozen() .. '}')
end

local witnessed = cjson.decode(ARGV[5])
if verified then
  -- A late truth is better than two winners of one serial.
  if more then
    new_epoch()
  end
  for _, w in ipairs(witnessed) do
    enter_again(w)
    judge(w)
  end
  return answer(true)
end

if redis.call('HGET', fence, 'incarnation') ~= INCARNATION then
  redis.call('DEL', fence)
  redis.call('HSET', fence, 'incarnation', INCARNATION, 'since', int(now))
end
redis.call('HSET', fence, 'heard:' .. ARGV[1], ARGV[5])
if more then
  redis.call('HSET', fence, 'more', '1')
end
if as_much then
  redis.call('HSET', fence, 'as_much', '1')
end

-- Whoever was watching when this data was written: fresh by the newest entry, since the clock went on while Redis was away.
local function all_heard()
  local watching, newest = redis.call('HGETALL', S .. ':audience'), 0
  for i = 2, #watching, 2 do
    newest = math.max(newest, tonumber(string.match(watching[i], '%d+$')))
  end
  for i = 1, #watching, 2 do
    if newest - tonumber(string.match(watching[i + 1], '%d+$')) < AUDIENCE_STALE_MS
      and redis.call('HEXISTS', fence, 'heard:' .. watching[i]) == 0 then
      return false
    end
  end
  return true
end

local f = redis.call('HMGET', fence, 'since', 'more', 'as_much')
local heard = ARGV[7] == '1' or all_heard()
if not heard and now - tonumber(f[1]) < 2000 then
  return answer(false)
end
redis.call('HSET', meta, 'incarnation', INCARNATION)
-- A witness that did not come may have shown its clients more than anybody here knows of.
if f[2] or not f[3] or not heard then
  new_epoch()
end
local reports = {}
local fields = redis.call('HGETALL', fence)
for i = 1, #fields, 2 do
  if string.sub(fields[i], 1, 6) == 'heard:' then
    for _, w in ipairs(cjson.decode(fields[i + 1])) do
      reports[#reports + 1] = w
    end
  end
end
-- What one knows of a raffle may be what another has counted.
for _, w in ipairs(reports) do
  enter_again(w)
end
for _, w in ipairs(reports) do
  judge(w)
end
redis.call('DEL', fence)
return answer(true)
