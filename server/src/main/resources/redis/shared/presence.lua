-- Who is present: `S:present`, member → until when. What has passed counts no more, and is thrown out when somebody else comes.

-- Until when this member is present, or nothing.
local function present_until(S, id, now)
  local till = tonumber(redis.call('ZSCORE', S .. ':present', id) or 0)
  return till > now and till or nil
end

local function presence_json(S, now)
  return '{"asking":' .. (redis.call('HGET', S .. ':meta', 'presence') == '1' and 'true' or 'false')
    .. ',"present":' .. int(redis.call('ZCOUNT', S .. ':present', '(' .. int(now), '+inf')) .. '}'
end
