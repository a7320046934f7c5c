-- One member.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 member id
-- RETURNS given: the member; refused: unknown_member
local member = member_json(root_of(KEYS), ARGV[1])
return member and given(member) or unknown_member()
