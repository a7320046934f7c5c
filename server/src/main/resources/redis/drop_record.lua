-- The public record of an ended drop: winning claims in the order in which they were decided, a part of them at a time.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 drop id, 2 first serial, 3 last serial
-- RETURNS given: {stage, stageName, drop, claims, lost (serials that nobody could name a winner for),
--         passed (drawn tickets of who had been removed)}; refused: unknown_drop, not_ended
local S, id = root_of(KEYS), ARGV[1]
local d = read_drop(S, id)
if not d then
  return unknown_drop()
end
if d.state ~= 'ended' then
  return refused('not_ended', 'The record is public once the drop has ended.')
end
local claims, lost = {}, {}
for serial = tonumber(ARGV[2]), math.min(tonumber(ARGV[3]), d.awarded) do
  local won = redis.call('HGET', S .. ':drop:' .. id .. ':trophies', int(serial))
  if won then
    won = cjson.decode(won)
    local ticket = d.way == 'raffle' and redis.call('HGET', entrants_key(S, d), won.member)
    claims[#claims + 1] = '{"serial":' .. int(serial) .. ',"name":' .. text(shown_name(S, won.member)) .. ',"at":' .. int(won.at)
      .. (ticket and ',"ticket":"' .. ticket .. '"' or '') .. '}'
  else
    lost[#lost + 1] = int(serial)
  end
end
local passed = redis.call('SMEMBERS', S .. ':drop:' .. id .. ':passed')
table.sort(passed)
return given('{"stage":' .. text(stage_of(S)) .. ',"stageName":' .. text(redis.call('HGET', S .. ':meta', 'name'))
  .. ',"drop":' .. drop_json(S, d) .. ',"claims":' .. list(claims) .. ',"lost":' .. list(lost)
  .. ',"passed":' .. (#passed > 0 and cjson.encode(passed) or '[]') .. '}')
