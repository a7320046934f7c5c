-- Members whose folded name contains the folded query, newest first.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 folded query or empty, 2 limit
-- RETURNS given: {members, total}, total being all members; refused: unknown_stage
local S = root_of(KEYS)
if not exists(S) then
  return unknown_stage()
end
local query, limit = ARGV[1], tonumber(ARGV[2])
local found, from = {}, 0
while #found < limit do
  local ids = redis.call('ZREVRANGE', S .. ':roster', from, from + 499)
  if #ids == 0 then
    break
  end
  from = from + 500
  for _, id in ipairs(ids) do
    local folded = redis.call('HGET', S .. ':member:' .. id, 'folded')
    if #found < limit and folded and string.find(folded, query, 1, true) then
      found[#found + 1] = member_json(S, id)
    end
  end
end
return given('{"members":' .. list(found) .. ',"total":' .. int(redis.call('ZCARD', S .. ':roster')) .. '}')
