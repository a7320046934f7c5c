-- Idempotency: the first answer to a key is the answer.

-- The first answer to this idempotency key: nil when there is none, a refusal when the key came with another request.
local function answered_before(S, scope, key, fingerprint)
  if key == '' then
    return nil
  end
  local kept = redis.call('HMGET', S .. ':once:' .. scope .. ':' .. key, 'fingerprint', 'answer')
  if not kept[1] then
    return nil
  end
  if kept[1] ~= fingerprint then
    return refused('idempotency_conflict', 'This idempotency key was used before, with another request.')
  end
  return kept[2]
end

-- Keeps the answer for 24 hours and returns it.
local function answer_once(S, scope, key, fingerprint, answer)
  if key ~= '' then
    local kept = S .. ':once:' .. scope .. ':' .. key
    redis.call('HSET', kept, 'fingerprint', fingerprint, 'answer', answer)
    redis.call('EXPIRE', kept, 86400)
  end
  return answer
end
