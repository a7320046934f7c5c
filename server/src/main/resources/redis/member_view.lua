-- What a member sees of themselves: name, trophies, standing, and what they may claim.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 member id
-- RETURNS given: me; refused: unknown_member, removed
local S, now, id = root_of(KEYS), now_ms(), ARGV[1]
return not_here(S, id) or given(me_json(S, id, now))
