-- A steward hands a thing over, or takes it back. A nonce stands for one scan: it is decided once, and asking again brings the same answer.
-- KEYS 1 meta
-- ARGV 1 drop id, 2 member id, 3 hand_over | return, 4 nonce, 5 by, 6 the steward's name, 7 1 when it was done without network, before
-- RETURNS given: {outcome, thing}, outcome: handed_over | already_collected | not_held | returned | not_collected;
--         refused: unknown_drop, not_possible, idempotency_conflict
local S, now = root_of(KEYS), now_ms()
local member, action, nonce, by, name, late = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7] == '1'
local d = read_drop(S, ARGV[1])
if not d then
  return unknown_drop()
end
if not d.hold then
  return nothing_to_fetch()
end
local nonces, asked = S .. ':drop:' .. d.id .. ':nonces', member .. ':' .. action .. ' '
local before = redis.call('HGET', nonces, nonce)
if before then
  if string.sub(before, 1, #asked) ~= asked then
    return refused('idempotency_conflict', 'This nonce was used before, for another scan.')
  end
  return string.sub(before, #asked + 1)
end
turn(S, d, now)
local t = thing_of(S, d, member)
if not t then
  return refused('not_possible', 'Nothing is kept for this person.')
end

local function hand_over()
  if t.state == 'collected' then
    return 'already_collected'
  end
  -- Whoever comes too late still gets one that nobody waits for.
  if t.state ~= 'held' and free_things(S, d) <= 0 then
    return 'not_held'
  end
  redis.call('ZREM', held_key(S, d), member)
  redis.call('ZREM', line_key(S, d), member)
  t.state, t.since, t.by, t.deadline = 'collected', now, name, nil
  write_thing(S, d, member, t)
  count_thing(S, d, 'collected', 1)
  return 'handed_over'
end

local function take_back()
  if t.state ~= 'collected' then
    return 'not_collected'
  end
  t.state, t.since, t.by, t.lost = 'returned', now, name, true
  write_thing(S, d, member, t)
  count_thing(S, d, 'collected', -1)
  count_thing(S, d, 'returned', 1)
  offer_things(S, d, now)
  return 'returned'
end

local outcome = action == 'return' and take_back() or action == 'hand_over' and hand_over()
local done = outcome == 'handed_over' or outcome == 'returned'
if late and not done then
  -- What happened at the desk without network is not what the books say; hosts see how often.
  count_thing(S, d, 'conflicts', 1)
end
if done or late then
  note(S, by, 'pickup ' .. outcome .. ' ' .. d.id .. ' ' .. member)
end
local answer = given('{"outcome":"' .. outcome .. '","thing":' .. thing_json(S, d, member, now) .. '}')
redis.call('HSET', nonces, nonce, asked .. answer)
return answer
