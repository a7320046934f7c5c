-- The stage's history, and the hints and notes beside it.

-- Appends a moment to the stage's feed and publishes it. `rest` is the moment's own fields as ready JSON, each with a comma in front.
-- Both ways say the epoch, so that nobody who follows another epoch takes the moment for theirs; the channel says the incarnation too,
-- so that nobody hears a primary that was deposed and does not know it yet.
local function emit(S, now, by, kind, rest)
  local offset = redis.call('HINCRBY', S .. ':meta', 'offset', 1)
  local m = redis.call('HMGET', S .. ':meta', 'epoch', 'incarnation')
  local json = '{"type":"' .. kind .. '","offset":' .. int(offset) .. ',"at":' .. int(now) .. (rest or '') .. '}'
  redis.call('XADD', S .. ':feed', 'MAXLEN', '~', FEED_LENGTH, int(offset) .. '-0', 'm', json, 'by', by, 'e', m[1])
  redis.call('PUBLISH', S .. ':live', m[1] .. ' ' .. m[2] .. ' ' .. json)
end

-- Tells every instance that a slot has a newer value; not a moment.
local function touch(S, slot)
  redis.call('PUBLISH', S .. ':live', '{"touch":["' .. slot .. '"]}')
end

-- Remembers who did something that is no moment.
local function note(S, by, what)
  redis.call('XADD', S .. ':log', 'MAXLEN', '~', FEED_LENGTH, '*', 'by', by, 'what', what)
end
