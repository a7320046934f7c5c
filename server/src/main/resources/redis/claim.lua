-- Decides a claim. The order of the checks is the product: who may claim at all, the instant by this clock, the same attempt again,
-- the member's limit, the wave of their time zone and its share, the drop's rule, the stage's limits for a member, and only then the stock; so a repeated tap never costs a trophy and a winner is never told they lost. While a
-- drop is frozen, a winner that is known hears so, and nobody else hears anything but that it is not decided.
-- In a raffle a claim is an entry, and in a drop for the top of the board there is nothing to claim before the end.
-- KEYS 1 meta
-- ARGV 1 drop id, 2 member id, 3 claim id
-- RETURNS given: the outcome; refused: unknown_member, removed, unknown_drop, not_possible
-- EMITS drop.opened (first claim at the instant), trophy.awarded, drop.ended (with the last one, or when it is past), drop.drawing; touch
--       raffles for an entry
local S, now = root_of(KEYS), now_ms()
local drop_id, member, claim = ARGV[1], ARGV[2], ARGV[3]
local m = redis.call('HMGET', S .. ':member:' .. member, 'name', 'hidden', 'removed')
local d = read_drop(S, drop_id)
local function outcome(kind, rest)
  return given('{"outcome":"' .. kind .. '","drop":"' .. drop_id .. '","claim":"' .. claim .. '"' .. rest .. '}')
end
local function undecided()
  return outcome('undecided', ',"retryIn":' .. FROZEN_RETRY_MS)
end
if not m[1] then
  return d and d.state == 'frozen' and undecided() or unknown_member()
end
if m[3] == '1' then
  return refused('removed', 'The host has removed you from this stage.')
end
if not d then
  return unknown_drop()
end
turn(S, d, now)

local wins, trophies = S .. ':drop:' .. drop_id .. ':wins', S .. ':drop:' .. drop_id .. ':trophies'
local function with_serial(kind, serial)
  local won = cjson.decode(redis.call('HGET', trophies, serial))
  return outcome(kind, ',"serial":' .. int(serial) .. ',"supply":' .. int(d.supply) .. ',"at":' .. int(won.at))
end

local before = redis.call('HMGET', wins, member .. ':' .. claim, member, member .. ':first', member .. ':?')
if before[1] then
  return with_serial('won', before[1])
end
if before[4] then
  local serial = string.match(before[4], '%d+')
  name_attempt(S, d, tonumber(serial), member, claim)
  return with_serial('won', serial)
end
local ticket = d.way == 'raffle' and redis.call('HGET', entrants_key(S, d), member)
local function entered()
  local entry = entry_of(S, d, ticket)
  return given('{"outcome":"entered","drop":"' .. drop_id .. '","claim":"' .. entry.claim .. '","ticket":"' .. ticket
    .. '","entries":' .. int(entry_count(S, d)) .. ',"at":' .. int(entry.at) .. ',"drawsAt":' .. int(d.closesAt) .. '}')
end
if tonumber(before[2] or 0) >= d.limit then
  return with_serial('already_yours', before[3])
end
if d.state == 'frozen' then
  return undecided()
end
if d.state == 'drawing' then
  return ticket and entered() or outcome('closed', ',"at":' .. int(d.closesAt) .. ',"ending":"drawn"')
end
if d.state == 'scheduled' then
  return outcome('not_open', ',"opensAt":' .. int(d.opensAt))
end
if d.state == 'ended' then
  return outcome(d.ending == 'sold_out' and 'sold_out' or 'closed', ',"at":' .. int(d.endedAt) .. ',"ending":"' .. d.ending .. '"')
end

-- Where it is not yet, or no longer, the time of the drop.
local wave = d.waves and wave_of(S, d, member)
if d.waves and not ticket then
  if not wave then
    return outcome('not_eligible', ',"unmet":["/waves"]')
  end
  if now < wave.opensAt then
    return outcome('not_open', ',"opensAt":' .. int(wave.opensAt))
  end
  if now >= wave.closesAt then
    return outcome('closed', ',"at":' .. int(wave.closesAt) .. ',"ending":"closed"')
  end
  if wave.goneAt then
    return outcome('sold_out', ',"at":' .. int(wave.goneAt) .. ',"ending":"sold_out"')
  end
end
local unmet = not ticket and unmet_rule(S, d.rule, member, now)
if unmet then
  return outcome('not_eligible', ',"unmet":' .. unmet)
end
local over = not ticket and d.way ~= 'standing' and member_exceeds(S, member, now)
if over then
  return outcome('not_eligible', ',"unmet":[],"exceeded":{' .. exceeded_json(over) .. '}'
    .. (over.next_free and ',"nextFree":' .. int(over.next_free) or ''))
end
if d.way == 'standing' then
  return refused('not_possible', 'There is nothing to claim: these trophies go to the top of the board when the drop closes.')
end
if d.way == 'raffle' then
  ticket = ticket or enter(S, d, member, claim, now)
  return entered()
end

-- An open drop has stock: the claim that takes the last one ends it.
d.awarded = redis.call('HINCRBY', S .. ':drop:' .. drop_id, 'awarded', 1)
local serial = d.awarded
award(S, d, serial, member, claim, now, now)
if wave then
  take_share(S, d, wave, now)
end
if serial >= d.supply then
  end_drop(S, d, 'sold_out', now, 'system')
end
return outcome('won', ',"serial":' .. int(serial) .. ',"supply":' .. int(d.supply) .. ',"at":' .. int(now))
