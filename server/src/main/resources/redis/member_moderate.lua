-- Renames, hides, shows or removes a member. What is so already stays so, without a moment.
-- KEYS 1 meta
-- ARGV 1 member id, 2 rename | hide | show | remove, 3 by, 4 new name, 5 what it folds to
-- RETURNS given: the member; refused: unknown_member, removed
-- EMITS member.renamed, member.hidden, member.shown, member.removed
local S, now = root_of(KEYS), now_ms()
local id, change, by = ARGV[1], ARGV[2], ARGV[3]
local key = S .. ':member:' .. id
local m = redis.call('HMGET', key, 'name', 'folded', 'hidden', 'removed')
if not m[1] then
  return unknown_member()
end
local hidden, removed = m[3] == '1', m[4] == '1'
local who = ',"member":"' .. id .. '"'
if removed and change ~= 'remove' then
  return refused('removed', 'This member has been removed.')
end
if change == 'rename' and m[1] ~= ARGV[4] then
  redis.call('HDEL', S .. ':names', m[2])
  local name, folded = take_name(S, ARGV[4], ARGV[5], id)
  redis.call('HSET', key, 'name', name, 'folded', folded)
  emit(S, now, by, 'member.renamed', who .. ',"name":' .. text(shown_name(S, id)))
elseif change == 'hide' and not hidden then
  redis.call('HSET', key, 'hidden', '1')
  emit(S, now, by, 'member.hidden', who)
elseif change == 'show' and hidden then
  redis.call('HSET', key, 'hidden', '0')
  emit(S, now, by, 'member.shown', who .. ',"name":' .. text(shown_name(S, id)))
elseif change == 'remove' and not removed then
  set_points(S, id, 0)
  redis.call('HSET', key, 'removed', '1')
  redis.call('ZREM', S .. ':roster', id)
  redis.call('ZREM', S .. ':present', id)
  emit(S, now, by, 'member.removed', who)
end
return given(member_json(S, id))
