-- One trophy.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 drop id, 2 serial
-- RETURNS given: the trophy; refused: unknown_trophy
local trophy = trophy_json(root_of(KEYS), ARGV[1], ARGV[2])
return trophy and given(trophy) or refused('unknown_trophy', 'There is no such trophy.')
