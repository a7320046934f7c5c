-- Drops to be run again.

local function template_json(S, id)
  local t = redis.call('HMGET', S .. ':template:' .. id, 'drop', 'recurrence', 'runs', 'last')
  return '{"id":"' .. id .. '","drop":' .. t[1] .. (t[2] ~= '' and ',"recurrence":' .. text(t[2]) or '') .. ',"runs":' .. int(t[3])
    .. (t[4] and ',"last":"' .. t[4] .. '"' or '') .. '}'
end
