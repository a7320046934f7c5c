-- One drop.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 drop id
-- RETURNS given: the drop; refused: unknown_drop
local S = root_of(KEYS)
local d = read_drop(S, ARGV[1])
return d and given(drop_json(S, d)) or unknown_drop()
