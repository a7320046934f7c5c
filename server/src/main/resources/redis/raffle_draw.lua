-- Awards a part of what was drawn in a raffle. The draw follows from the entries, so all instances bring the same parts in the same order,
-- and whoever has won before is not given another.
-- KEYS 1 meta
-- ARGV 1 drop id, 2 tickets in the order in which they were drawn (JSON array), 3 1 when no more were drawn
-- RETURNS given: the drop, `ended` when all is awarded; refused: unknown_drop
-- EMITS trophy.awarded, drop.ended with the last one
local S, now = root_of(KEYS), now_ms()
local d = read_drop(S, ARGV[1])
if not d then
  return unknown_drop()
end
if d.state ~= 'drawing' then
  return given(drop_json(S, d))
end
local drop = S .. ':drop:' .. d.id
for _, ticket in ipairs(cjson.decode(ARGV[2])) do
  local entry = d.awarded < d.supply and entry_of(S, d, ticket)
  if entry and redis.call('HGET', S .. ':member:' .. entry.member, 'removed') == '1' then
    -- The record says so, since the next one wins in their place.
    redis.call('SADD', drop .. ':passed', ticket)
  elseif entry and redis.call('HEXISTS', drop .. ':wins', entry.member) == 0 then
    d.awarded = redis.call('HINCRBY', drop, 'awarded', 1)
    award(S, d, d.awarded, entry.member, entry.claim, now, now)
  end
end
if d.awarded >= d.supply or ARGV[3] == '1' then
  end_drop(S, d, 'drawn', now, 'system')
end
return given(drop_json(S, d))
