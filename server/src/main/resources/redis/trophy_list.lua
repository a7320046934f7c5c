-- A member's trophies, newest first, at most 100.
-- FLAGS no-writes
-- KEYS 1 meta
-- ARGV 1 member id
-- RETURNS given: {trophies}
return given('{"trophies":' .. trophies_json(root_of(KEYS), ARGV[1]) .. '}')
