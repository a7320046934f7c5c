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

-- How far two places are from each other, in metres: the haversine formula on a sphere (R. W. Sinnott, 1984), in which even opposite
-- places are computed well.
local function metres_between(a, b)
  local function half_chord(from, to)
    return math.sin(math.rad(to - from) / 2) ^ 2
  end
  local h = half_chord(a.latitude, b.latitude)
    + math.cos(math.rad(a.latitude)) * math.cos(math.rad(b.latitude)) * half_chord(a.longitude, b.longitude)
  return 2 * 6371008.8 * math.asin(math.sqrt(math.min(1, h)))
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
  present = function(facts)
    return present_until(facts.S, facts.id, facts.now) ~= nil
  end,
  near = function(facts, circle)
    local place = redis.call('GET', facts.S .. ':member:' .. facts.id .. ':place')
    return place ~= false and metres_between(cjson.decode(place), circle.place) <= circle.metres
  end,
}

-- Whether a rule asks for a condition anywhere.
local function rule_asks(rule, condition)
  for _, part in ipairs(rule.all or rule.any or rule.none or {}) do
    if rule_asks(part, condition) then
      return true
    end
  end
  return rule[condition] ~= nil
end

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

-- Keeps the rule of a spec where claims look for it. One that wants people to be there has the stage ask who is.
local function plan_rule(S, id, spec)
  local rule = cjson.decode(spec).rule
  if rule then
    redis.call('HSET', S .. ':drop:' .. id, 'rule', cjson.encode(rule))
    if rule_asks(rule, 'present') then
      redis.call('HSET', S .. ':meta', 'presence', '1')
    end
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
