-- Confetti, audience, and how many have entered what is raffled.

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
  local raffles = {}
  for _, id in ipairs(redis.call('SMEMBERS', S .. ':active')) do
    if redis.call('HGET', S .. ':drop:' .. id, 'way') == 'raffle' then
      raffles[#raffles + 1] = '{"drop":"' .. id .. '","entries":' .. int(entry_count(S, { id = id })) .. '}'
    end
  end
  return '{"confetti":' .. (redis.call('GET', S .. ':confetti') or '0') .. ',"audience":' .. int(audience)
    .. (#raffles > 0 and ',"raffles":' .. list(raffles) or '') .. '}'
end
