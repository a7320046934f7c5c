-- Names on a stage: distinct, and as everybody may see them.

-- The name as everybody may see it: empty for a hidden or removed member.
local function shown_name(S, member)
  local m = redis.call('HMGET', S .. ':member:' .. member, 'name', 'hidden', 'removed')
  if not m[1] or m[2] == '1' or m[3] == '1' then
    return ''
  end
  return m[1]
end

-- A name nobody else on the stage has: the wished one, or with “ 2”, “ 3” … behind it. Returns the name and what it folds to.
local function take_name(S, name, folded, member)
  local names = S .. ':names'
  if redis.call('HSETNX', names, folded, member) == 1 then
    return name, folded
  end
  -- Where counting had got to, so that the thousandth of a name need not count from 2.
  local counter = 'n:' .. folded
  while true do
    local n = redis.call('HINCRBY', S .. ':namesakes', counter, 1) + 1
    local candidate = folded .. ' ' .. int(n)
    if redis.call('HSETNX', names, candidate, member) == 1 then
      return name .. ' ' .. int(n), candidate
    end
  end
end
