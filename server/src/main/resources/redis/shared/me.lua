-- A member as they see themselves.

-- Why somebody can't be asked about themselves; nil for a member who is here.
local function not_here(S, id)
  local m = redis.call('HMGET', S .. ':member:' .. id, 'name', 'removed')
  if not m[1] then
    return unknown_member()
  end
  return m[2] == '1' and refused('removed', 'The host has removed you from this stage.') or nil
end

local function me_json(S, id, now)
  local waves = own_waves_json(S, id)
  local rules, till = eligibility_json(S, id, now), present_until(S, id, now)
  local place_lasts = redis.call('PTTL', S .. ':member:' .. id .. ':place')
  return '{"member":' .. text(id) .. ',"name":' .. text(redis.call('HGET', S .. ':member:' .. id, 'name'))
    .. ',"trophies":' .. trophies_json(S, id) .. ',"standing":' .. standing_json(S, id)
    .. (till and ',"presentUntil":' .. int(till) or '')
    .. (place_lasts > 0 and ',"placeUntil":' .. int(now + place_lasts) or '') .. (rules and ',"rules":' .. rules or '')
    .. (waves and ',"waves":' .. waves or '') .. '}'
end
