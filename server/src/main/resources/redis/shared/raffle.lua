-- A raffle's entries. `S:drop:<id>:entries` has the tickets, sorted by their bytes since all score 0; `S:drop:<id>:entrants` says whose a
-- ticket is (`<member>:<claim>:<instant>`), and which ticket a member has.

local function entries_key(S, d)
  return S .. ':drop:' .. d.id .. ':entries'
end

local function entrants_key(S, d)
  return S .. ':drop:' .. d.id .. ':entrants'
end

local function entry_count(S, d)
  return redis.call('ZCARD', entries_key(S, d))
end

-- The entry of this ticket: {member, claim, at}.
local function entry_of(S, d, ticket)
  local member, claim, at = string.match(redis.call('HGET', entrants_key(S, d), ticket) or '', '^([^:]+):([^:]+):(%d+)$')
  return member and { member = member, claim = claim, at = tonumber(at) }
end

-- Enters a member, who has no entry yet, and returns their ticket. A ticket tells nobody whose it is who does not know the claim id.
local function enter(S, d, member, claim, at)
  local ticket = redis.sha1hex(stage_of(S) .. '/' .. d.id .. '/' .. member .. '/' .. claim)
  redis.call('ZADD', entries_key(S, d), 0, ticket)
  redis.call('HSET', entrants_key(S, d), member, ticket, ticket, member .. ':' .. claim .. ':' .. int(at))
  touch(S, 'raffles')
  return ticket
end
