-- Points and ranks.

-- The entry's name puts whoever reached an equal score first on top in descending order.
local function board_entry(reached, id)
  return string.format('%016d', LARGEST - tonumber(reached)) .. ':' .. id
end

local function points_of(S, id)
  local reached = redis.call('HGET', S .. ':member:' .. id, 'reached')
  if not reached then
    return 0
  end
  return tonumber(redis.call('ZSCORE', S .. ':board', board_entry(reached, id)) or 0)
end

local function within_reach(points)
  return math.max(-LARGEST, math.min(LARGEST, points))
end

-- A sheet: members and partner's players whose points change together. Each is read once and written once, and it ends as if every change
-- had been made by itself, one after the other. A call reads and writes for all of them where Redis has a command for that.
local function new_sheet(S)
  return { S = S, lines = {}, list = {}, turns = 0 }
end

-- Somebody's line on the sheet, with what is known of them; `name` may be changed. Points are there after `read_points`. `turn` says that
-- the points changed: which change of this sheet it was, or 0 when they came to nothing and nobody reached a score.
local function line_of(sheet, id)
  local line = sheet.lines[id]
  if not line then
    local m = redis.call('HMGET', sheet.S .. ':member:' .. id, 'name', 'removed', 'reached')
    -- All fields at once: a table that grows is made three times.
    line = { id = id, name = m[1], kept_name = m[1], removed = m[2] == '1', reached = m[3], points = 0, entry = false, turn = false }
    sheet.lines[id] = line
    sheet.list[#sheet.list + 1] = line
  end
  return line
end

-- Reads the points of everybody on the sheet.
local function read_points(sheet)
  local lines, entries = {}, {}
  for _, line in ipairs(sheet.list) do
    if line.reached then
      lines[#lines + 1] = line
      entries[#entries + 1] = board_entry(line.reached, line.id)
    end
  end
  if #entries == 0 then
    return
  end
  local scores = redis.call('ZMSCORE', sheet.S .. ':board', unpack(entries))
  for i, line in ipairs(lines) do
    if scores[i] then
      line.entry, line.points = entries[i], tonumber(scores[i])
    end
  end
end

-- Sets the points of a line, and returns them; the same points again change nothing, not even who was first.
local function change_points(sheet, line, points)
  points = within_reach(points)
  if points ~= line.points then
    line.points = points
    if points ~= 0 then
      sheet.turns = sheet.turns + 1
      line.turn = sheet.turns
    else
      line.turn = line.turn or 0
    end
  end
  return points
end

-- Writes what has changed on the sheet.
local function write_sheet(sheet)
  local S, gone, come = sheet.S, {}, {}
  local first = sheet.turns > 0 and redis.call('HINCRBY', S .. ':meta', 'reached', sheet.turns) - sheet.turns
  for _, line in ipairs(sheet.list) do
    local reached = line.turn and line.turn > 0 and int(first + line.turn)
    local renamed = line.name ~= line.kept_name
    if reached and renamed then
      redis.call('HSET', S .. ':member:' .. line.id, 'reached', reached, 'name', line.name)
    elseif reached then
      redis.call('HSET', S .. ':member:' .. line.id, 'reached', reached)
    elseif renamed then
      redis.call('HSET', S .. ':member:' .. line.id, 'name', line.name)
    end
    if line.turn then
      if line.entry then
        gone[#gone + 1] = line.entry
      end
      if line.points ~= 0 then
        come[#come + 1] = int(line.points)
        come[#come + 1] = board_entry(reached, line.id)
      end
    end
  end
  if #gone > 0 then
    redis.call('ZREM', S .. ':board', unpack(gone))
  end
  if #come > 0 then
    redis.call('ZADD', S .. ':board', unpack(come))
  end
end

-- A sheet with one line on it.
local function sheet_of_one(S, id)
  local sheet = new_sheet(S)
  local line = line_of(sheet, id)
  read_points(sheet)
  return sheet, line
end

local function set_points(S, id, points)
  local sheet, line = sheet_of_one(S, id)
  change_points(sheet, line, points)
  write_sheet(sheet)
end

local function add_points(S, id, points)
  local sheet, line = sheet_of_one(S, id)
  change_points(sheet, line, line.points + points)
  write_sheet(sheet)
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
