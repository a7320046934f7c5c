-- A part of a raffle's tickets in their order, once no more can be added.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 drop id, 2 first index from 0, 3 how many
-- RETURNS given: {drop, tickets}; refused: unknown_drop, not_ended
local S = root_of(KEYS)
local d = read_drop(S, ARGV[1])
if not d then
  return unknown_drop()
end
if d.state ~= 'drawing' and d.state ~= 'ended' then
  return refused('not_ended', 'The entries are public once no more can be added.')
end
local tickets = redis.call('ZRANGE', entries_key(S, d), ARGV[2], tonumber(ARGV[2]) + tonumber(ARGV[3]) - 1)
return given('{"drop":' .. drop_json(S, d) .. ',"tickets":' .. (#tickets > 0 and cjson.encode(tickets) or '[]') .. '}')
