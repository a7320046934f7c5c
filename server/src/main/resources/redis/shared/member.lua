-- A member as the host sees them.

local function member_json(S, id)
  local m = redis.call('HMGET', S .. ':member:' .. id, 'name', 'joinedAt', 'hidden', 'removed')
  if not m[1] then
    return nil
  end
  return '{"id":' .. text(id) .. ',"name":' .. text(m[1]) .. ',"joinedAt":' .. m[2]
    .. ',"hidden":' .. (m[3] == '1' and 'true' or 'false') .. ',"removed":' .. (m[4] == '1' and 'true' or 'false')
    .. ',"points":' .. int(points_of(S, id)) .. '}'
end
