-- Cancels a drop before it opens or while it is frozen, or ends it early while it is open. Repeating it is harmless.
-- KEYS 1 meta
-- ARGV 1 drop id, 2 by
-- RETURNS given: the drop; refused: unknown_drop
-- EMITS drop.opened, drop.ended; a raffle that somebody entered is drawn now: drop.drawing; trophy.awarded for the top of the board
local S, now = root_of(KEYS), now_ms()
local d = read_drop(S, ARGV[1])
if not d then
  return unknown_drop()
end
turn(S, d, now)
if d.state == 'scheduled' then
  end_drop(S, d, 'cancelled', now, ARGV[2])
elseif d.state == 'open' then
  close(S, d, 'ended_early', now, ARGV[2])
elseif d.state == 'frozen' then
  -- Whoever remembers more of it from now on is heard, and changes nothing.
  redis.call('HSET', S .. ':drop:' .. d.id, 'voided', '1')
  end_drop(S, d, 'cancelled', now, ARGV[2])
end
return given(drop_json(S, d))
