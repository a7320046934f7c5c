-- Points and ranks.

-- The entry's name puts whoever reached an equal score first on top in descending order.
local function board_entry(reached, id)
  return string.format('%016.0f', LARGEST - tonumber(reached)) .. ':' .. id
end

local function points_of(S, id)
  local reached = redis.call('HGET', S .. ':member:' .. id, 'reached')
  if not reached then
    return 0
  end
  return tonumber(redis.call('ZSCORE', S .. ':board', board_entry(reached, id)) or 0)
end

-- Sets the points of a member or a partner's player; the same points again change nothing, not even who was first.
local function set_points(S, id, points)
  points = math.max(-LARGEST, math.min(LARGEST, points))
  local member = S .. ':member:' .. id
  local board = S .. ':board'
  local reached = redis.call('HGET', member, 'reached')
  local before = 0
  if reached then
    before = tonumber(redis.call('ZSCORE', board, board_entry(reached, id)) or 0)
  end
  if before == points then
    return points
  end
  if reached then
    redis.call('ZREM', board, board_entry(reached, id))
  end
  if points ~= 0 then
    local now_reached = redis.call('HINCRBY', S .. ':meta', 'reached', 1)
    redis.call('HSET', member, 'reached', int(now_reached))
    redis.call('ZADD', board, int(points), board_entry(now_reached, id))
  end
  return points
end

local function player_count(S)
  return redis.call('ZCOUNT', S .. ':board', '(0', '+inf')
end

-- Rows of the board from an index on, as JSON; only who has points. Standard competition ranks: 1, 2, 2, 4.
local function board_rows(S, from, to)
  local flat = redis.call('ZREVRANGE', S .. ':board', int(from), int(to), 'WITHSCORES')
  local rows, rank, before = {}, nil, nil
  for i = 1, #flat, 2 do
    local points = tonumber(flat[i + 1])
    if points <= 0 then
      break
    end
    if points ~= before then
      rank = before and from + (i - 1) / 2 + 1
        or 1 + redis.call('ZCOUNT', S .. ':board', '(' .. flat[i + 1], '+inf')
      before = points
    end
    local id = string.sub(flat[i], 18)
    rows[#rows + 1] = '{"rank":' .. int(rank) .. ',"member":' .. text(id) .. ',"name":' .. text(shown_name(S, id))
      .. ',"points":' .. int(points) .. '}'
  end
  return list(rows)
end

-- The board with its first rows; a hidden one has no rows unless `even_hidden`.
local function board_json(S, top, even_hidden)
  local hidden = redis.call('HGET', S .. ':meta', 'boardHidden') == '1'
  local rows = '[]'
  if top > 0 and (even_hidden or not hidden) then
    rows = board_rows(S, 0, top - 1)
  end
  return '{"hidden":' .. (hidden and 'true' or 'false') .. ',"players":' .. int(player_count(S)) .. ',"top":' .. rows .. '}'
end

local function standing_json(S, id)
  local points = points_of(S, id)
  local json = '{"points":' .. int(points) .. ',"players":' .. int(player_count(S))
  local hidden = redis.call('HGET', S .. ':meta', 'boardHidden') == '1'
  if points <= 0 or hidden then
    return json .. ',"neighbours":[]}'
  end
  local board = S .. ':board'
  local rank = 1 + redis.call('ZCOUNT', board, '(' .. int(points), '+inf')
  local index = redis.call('ZREVRANK', board, board_entry(redis.call('HGET', S .. ':member:' .. id, 'reached'), id))
  return json .. ',"rank":' .. int(rank) .. ',"neighbours":' .. board_rows(S, math.max(0, index - 2), index + 2) .. '}'
end
