-- Confetti and audience.

local AUDIENCE_STALE_MS = 15000

local function counters_json(S, now)
  local audience = 0
  local flat = redis.call('HGETALL', S .. ':audience')
  for i = 2, #flat, 2 do
    local count, at = string.match(flat[i], '^(%d+):(%d+)$')
    if now - tonumber(at) < AUDIENCE_STALE_MS then
      audience = audience + tonumber(count)
    end
  end
  return '{"confetti":' .. (redis.call('GET', S .. ':confetti') or '0') .. ',"audience":' .. int(audience) .. '}'
end
