-- The stage itself.

local function stage_json(S)
  local m = redis.call('HMGET', S .. ':meta', 'name', 'zone', 'languages', 'pin', 'epoch', 'boardHidden', 'createdAt')
  return '{"id":' .. text(stage_of(S)) .. ',"name":' .. text(m[1]) .. ',"zone":' .. text(m[2]) .. ',"languages":' .. m[3]
    .. ',"pin":' .. text(m[4]) .. ',"epoch":' .. text(m[5]) .. ',"boardHidden":' .. (m[6] == '1' and 'true' or 'false')
    .. ',"createdAt":' .. m[7] .. '}'
end
