-- Puts a member who came too late in line for things that are not fetched. Repeating it changes nothing.
-- KEYS 1 meta
-- ARGV 1 drop id, 2 member id
-- RETURNS given: the member's thing, waiting or held; refused: unknown_drop, unknown_member, removed, not_possible
local S, now = root_of(KEYS), now_ms()
local member = ARGV[2]
local d = read_drop(S, ARGV[1])
if not d then
  return unknown_drop()
end
local m = redis.call('HMGET', S .. ':member:' .. member, 'name', 'removed')
if not m[1] then
  return unknown_member()
end
if m[2] == '1' then
  return refused('removed', 'The host has removed you from this stage.')
end
if not d.hold then
  return nothing_to_fetch()
end
turn(S, d, now)
local t = thing_of(S, d, member)
if t and (t.state == 'waiting' or t.state == 'held' or t.state == 'collected') then
  return given(thing_json(S, d, member, now))
end
if d.state ~= 'ended' or d.ending ~= 'sold_out' then
  return refused('not_possible', 'There is a line only when a drop has sold out.')
end
if now >= d.till then
  return refused('not_possible', 'The time to fetch it is over.')
end
wait_in_line(S, d, member, t or {}, now)
offer_things(S, d, now)
return given(thing_json(S, d, member, now))
