-- Plans a line for the audience, and puts it up at once when it is time.
-- KEYS 1 meta
-- ARGV 1 announcement id, 2 spec (JSON object), 3 from: milliseconds, `in <milliseconds>`, or empty when it follows a drop, 4 lasts in
--   milliseconds, 5 drop or empty, 6 before, 7 after (milliseconds or empty), 8 by, 9 idempotency key or empty, 10 fingerprint
-- RETURNS given: the announcement; refused: unknown_stage, unknown_drop, not_possible, idempotency_conflict
-- EMITS announcement.shown
local S, now = root_of(KEYS), now_ms()
local id, key, fingerprint = ARGV[1], ARGV[9], ARGV[10]
if not exists(S) then
  return unknown_stage()
end
local once = answered_before(S, 'announcement', key, fingerprint)
if once then
  return once
end
local wait = string.match(ARGV[3], '^in (%d+)$')
local from = wait and now + tonumber(wait) or tonumber(ARGV[3])
local T = S .. ':announcement:' .. id
local a = {
  id = id, spec = ARGV[2], state = 'planned', from = from, till = from and from + tonumber(ARGV[4]), drop = ARGV[5] ~= '' and ARGV[5],
  before = tonumber(ARGV[6]), after = tonumber(ARGV[7]), lasts = tonumber(ARGV[4]),
}
if a.drop then
  local d = read_drop(S, a.drop)
  if not d then
    return refused('unknown_drop', 'There is no such drop on this stage.', '/starts/drop')
  end
  if d.ending == 'cancelled' then
    return refused('not_possible', 'This drop was cancelled.', '/starts/drop')
  end
  follow_drop(S, a)
  if a.before and a.from < now then
    return refused('not_possible', 'That is in the past: the drop opens too soon, or has opened.', '/starts/before')
  end
  if a.after and a.till and a.till <= now then
    return refused('not_possible', 'That is in the past: the drop ended too long ago.', '/starts/after')
  end
end
local ids = redis.call('ZRANGE', S .. ':announcements', 0, -1)
if #ids >= MOST_ANNOUNCEMENTS then
  local old
  for _, one in ipairs(ids) do
    local state = redis.call('HGET', S .. ':announcement:' .. one, 'state')
    if not old and (state == 'over' or state == 'withdrawn') then
      old = one
    end
  end
  if not old then
    return refused('not_possible', 'At most ' .. MOST_ANNOUNCEMENTS .. ' announcements of a stage are planned at a time; withdraw one.')
  end
  redis.call('DEL', S .. ':announcement:' .. old)
  redis.call('ZREM', S .. ':announcements', old)
end
redis.call('HSET', T, 'spec', a.spec, 'state', 'planned', 'lasts', ARGV[4], 'by', ARGV[8])
if from then
  redis.call('HSET', T, 'from', int(a.from), 'until', int(a.till))
end
if a.drop then
  redis.call('HSET', T, 'drop', a.drop, a.before and 'before' or 'after', int(a.before or a.after))
end
local audience = cjson.decode(a.spec).audience
if audience then
  a.audience = cjson.encode(audience)
  redis.call('HSET', T, 'audience', a.audience)
  if rule_asks(audience, 'present') then
    redis.call('HSET', S .. ':meta', 'presence', '1')
  end
end
redis.call('ZADD', S .. ':announcements', int(now), id)
note(S, ARGV[8], 'announcement ' .. id)
turn_announcement(S, a, now)
return answer_once(S, 'announcement', key, fingerprint, given(announcement_json(a, a.state)))
