-- Drops to be run again.

local function template_json(S, id)
  local t = redis.call('HMGET', S .. ':template:' .. id, 'drop', 'recurrence', 'runs', 'last', 'leftOut')
  return '{"id":"' .. id .. '","drop":' .. t[1] .. (t[2] ~= '' and ',"recurrence":' .. text(t[2]) or '') .. ',"runs":' .. int(t[3])
    .. (t[4] and ',"last":"' .. t[4] .. '"' or '') .. (t[5] and ',"leftOut":[' .. t[5] .. ']' or '') .. '}'
end

-- An occurrence is left out for good when its drop would be one too many; the newest few are kept, for the host to see.
local function leave_out(T, occurrence, over)
  local kept = redis.call('HGET', T, 'leftOut')
  local newest = '{"at":"' .. occurrence .. '",' .. exceeded_json(over) .. '}'
  for entry in string.gmatch(kept or '', '{[^}]*}') do
    newest = newest .. ',' .. entry
    if #newest > 700 then
      break
    end
  end
  redis.call('HSET', T, 'last', occurrence, 'leftOut', newest)
end
