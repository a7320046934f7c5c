-- How a function is entered: what it must find before it may read or change a stage.

-- A function that reads: every call carries the incarnation of its connection, which does not concern it.
local function reading(read)
  return function(KEYS, ARGV)
    require_whole(KEYS)
    table.remove(ARGV)
    return read(KEYS, ARGV)
  end
end

-- A function that changes a stage: it refuses as long as this incarnation of Redis, new since its last restart or promotion, has not
-- been held against what the stage's witnesses saw (fence_report).
local function changing(change)
  return function(KEYS, ARGV)
    require_whole(KEYS)
    local incarnation = table.remove(ARGV)
    if redis.call('HGET', KEYS[1], 'incarnation') ~= incarnation and redis.call('EXISTS', KEYS[1]) == 1 then
      return '{"unverified":true}'
    end
    return change(KEYS, ARGV, incarnation)
  end
end

-- The function that makes a stage verified, and so can't wait for that.
local function verifying(verify)
  return function(KEYS, ARGV)
    require_whole(KEYS)
    return verify(KEYS, ARGV, table.remove(ARGV))
  end
end
