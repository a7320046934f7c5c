-- Who may claim: a rule is a table with one field (see ClaimRule.java), checked on what is known of the member.

-- What is known of a member.
local function facts_of(S, id, now)
  local m = redis.call('HMGET', S .. ':member:' .. id, 'language', 'zone', 'joinedAt')
  return { S = S, id = id, now = now, language = m[1] or '', zone = m[2] or '', joinedAt = tonumber(m[3] or now) }
end

local function is_among(value, values)
  for _, one in ipairs(values) do
    if one == value then
      return true
    end
  end
  return false
end

-- When the member last won something on this stage; nil for who never did.
local function last_recognised(facts)
  local newest = redis.call('LINDEX', facts.S .. ':member:' .. facts.id .. ':trophies', 0)
  if not newest then
    return nil
  end
  local won = redis.call('HGET', facts.S .. ':drop:' .. string.sub(newest, 1, 8) .. ':trophies', string.sub(newest, 10))
  return won and tonumber(cjson.decode(won).at)
end

local CONDITIONS = {
  language = function(facts, languages)
    return is_among(facts.language, languages)
  end,
  zone = function(facts, zones)
    return is_among(facts.zone, zones)
  end,
  holds = function(facts, which)
    if which.drop then
      return redis.call('HEXISTS', facts.S .. ':drop:' .. which.drop .. ':wins', facts.id) == 1
    end
    return redis.call('EXISTS', facts.S .. ':member:' .. facts.id .. ':trophies') == 1
  end,
  memberFor = function(facts, seconds)
    return facts.now - facts.joinedAt >= seconds * 1000
  end,
  notRecognisedFor = function(facts, seconds)
    local last = last_recognised(facts)
    return not last or facts.now - last >= seconds * 1000
  end,
}

-- Whether a rule is met, and if not, the pointers of the conditions that stand in the way: of `none` those that are met, otherwise
-- those that are not.
local function check_rule(facts, rule, pointer)
  local field, value = next(rule)
  if CONDITIONS[field] then
    local met = CONDITIONS[field](facts, value)
    return met, met and {} or { pointer }
  end
  local unmet, met = {}, 0
  for i, part in ipairs(value) do
    local there = pointer .. '/' .. field .. '/' .. int(i - 1)
    local good, standing = check_rule(facts, part, there)
    met = met + (good and 1 or 0)
    if field == 'none' then
      standing = good and { there } or {}
    end
    for _, one in ipairs(standing) do
      unmet[#unmet + 1] = one
    end
  end
  if field == 'any' and met > 0 then
    return true, {}
  end
  return #unmet == 0, unmet
end

-- Keeps the rule of a spec where claims look for it.
local function plan_rule(S, id, spec)
  local rule = cjson.decode(spec).rule
  if rule then
    redis.call('HSET', S .. ':drop:' .. id, 'rule', cjson.encode(rule))
  end
end

-- The pointers into a drop's rule that this member does not meet, as a JSON list; nil when there is no rule or it is met.
local function unmet_rule(S, rule, member, now)
  if not rule then
    return nil
  end
  local good, unmet = check_rule(facts_of(S, member, now), cjson.decode(rule), '')
  return not good and cjson.encode(unmet) or nil
end

-- For each scheduled or open drop with a rule, what this member does not meet of it; nil when no drop has one.
local function eligibility_json(S, member, now)
  local rules = {}
  for _, id in ipairs(redis.call('SMEMBERS', S .. ':active')) do
    local rule = redis.call('HGET', S .. ':drop:' .. id, 'rule')
    if rule then
      rules[#rules + 1] = '{"drop":"' .. id .. '","unmet":' .. (unmet_rule(S, rule, member, now) or '[]') .. '}'
    end
  end
  return #rules > 0 and list(rules) or nil
end
