-- What all functions share, one file a noun; FunctionLibrary puts them in front of the functions, in its order.
--
-- Every function has one key, the stage's `tc:{<stage>}:meta`; the stage's other keys are built from it (see Keys.java for the list),
-- so all of them share its hash tag. Answers are JSON text: {"given":…} or {"refused":{"code":…,"sentence":…}}. JSON is put together
-- by hand from ready parts: cjson would turn an empty array into {} and a large integer into 9.007e+15.

local FEED_LENGTH = 10000
local LARGEST = 9007199254740991
local FROZEN_RETRY_MS = 3000

-- Milliseconds since the Unix epoch by the clock that decides.
local function now_ms()
  local t = redis.call('TIME')
  return tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)
end

-- `tc:{<stage>}`, in front of every key of the stage.
local function root_of(keys)
  return string.sub(keys[1], 1, -6)
end

-- In a cluster, a slot that is on its way to another node answers for the keys that are still there and for no others: half a stage.
-- Asking for a key that is nowhere fails then, and the call with it, before anything was changed. Every function begins with this (reading, changing, verifying).
local function require_whole(keys)
  redis.call('EXISTS', root_of(keys) .. ':nothing')
end

local function stage_of(S)
  return string.sub(S, 5, -2)
end

-- An integer in full.
local function int(n)
  return string.format('%.0f', n)
end

local function text(s)
  return cjson.encode(s)
end

local function list(parts)
  return '[' .. table.concat(parts, ',') .. ']'
end

local function given(json)
  return '{"given":' .. json .. '}'
end

local function refused(code, sentence, pointer)
  return '{"refused":{"code":' .. text(code) .. ',"sentence":' .. text(sentence)
    .. (pointer and ',"pointer":' .. text(pointer) or '') .. '}}'
end

local function unknown_stage()
  return refused('unknown_stage', 'There is no such stage.')
end

local function unknown_drop()
  return refused('unknown_drop', 'There is no such drop on this stage.')
end

local function unknown_member(pointer)
  return refused('unknown_member', 'There is no such member on this stage.', pointer)
end

local function exists(S)
  return redis.call('EXISTS', S .. ':meta') == 1
end
