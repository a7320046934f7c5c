-- Templates, newest first, with what of the stage their drops depend on.
-- FLAGS no-writes
-- KEYS 1 meta
-- RETURNS given: {zone, languages, templates}; refused: unknown_stage
local S = root_of(KEYS)
if not exists(S) then
  return unknown_stage()
end
local meta = redis.call('HMGET', S .. ':meta', 'zone', 'languages')
local templates = {}
for _, id in ipairs(redis.call('ZREVRANGE', S .. ':templates', 0, -1)) do
  templates[#templates + 1] = template_json(S, id)
end
return given('{"zone":' .. text(meta[1]) .. ',"languages":' .. meta[2] .. ',"templates":' .. list(templates) .. '}')
