-- Applies one movement, with all its lines and catalogue changes or with none.
-- ARGV 1 movement   2 its JSON head   3 author   4 a token for the epoch of a new table
--      5 catalogue: JSON list of {product, old row, new row, index, placed ("1"/"0"),
--        variants to list, variants of which one must be listed}
--      6 the catalogue version that must still be ('' any)
--      7 a new hold, JSON {id, row, deadline, conversation, limit} or ''
--      8 a place on the waiting list that the hold is for: JSON {id, old, new} or ''
--      9 holds are ended only if their deadline is not after this (ms; '' any)
--     10.. product, JSON part, product, JSON part...
-- Returns {'done', number, shifts of a part...}, {'before'} when it had been applied,
-- {'changed'} when the rows are not those any more that were read, {'refused', JSON list
-- of {why, variant, wanted, free, held}}.
-- Safe to run twice: the second finds the movement.
local id, head, author, token = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if redis.call('HEXISTS', MOVEMENTS, id) == 1 then return {'before'} end

local rows = cjson.decode(ARGV[5])
for _, row in ipairs(rows) do
  if (redis.call('HGET', CATALOGUE, row[1]) or '') ~= row[2] then return {'changed'} end
end
if ARGV[6] ~= '' and (redis.call('HGET', META, 'catalogue') or '0') ~= ARGV[6] then
  return {'changed'}
end
local hold = ARGV[7] ~= '' and cjson.decode(ARGV[7]) or nil
local ask = ARGV[8] ~= '' and cjson.decode(ARGV[8]) or nil
if ask and redis.call('HGET', WAITING, ask[1]) ~= ask[2] then return {'changed'} end

local state, problems, ended, listing = {}, {}, {}, false

local function load(variant)
  if state[variant] == nil then state[variant] = read_pieces(variant) or false end
  return state[variant]
end

local function refuse(why, variant, wanted, p)
  problems[#problems + 1] = {why, variant, wanted, p and p.free or 0, p and p.held or 0}
end

for _, row in ipairs(rows) do
  for _, variant in ipairs(row[6]) do
    local p = load(variant) or
      {imported = 0, received = 0, sold = 0, removed = 0, held = 0, free = 0, listed = 0}
    if p.listed == 0 then listing = true end
    p.listed = 1
    state[variant] = p
  end
  local any = #row[7] == 0
  for _, variant in ipairs(row[7]) do
    local p = load(variant)
    any = any or (p and p.listed == 1)
  end
  if not any then refuse('unknown', row[7][1], 0, nil) end
end

-- There are `n` pieces; what is more counts as `more`, what is less as removed.
local function set(p, n, more)
  local by = n - p.free - p.held
  if by >= 0 then p[more] = p[more] + by else p.removed = p.removed - by end
  p.free = n - p.held
end

local function take(p, n, variant)
  if p.free < n then return refuse('not_enough', variant, n, p) end
  p.free = p.free - n
  return true
end

local function end_live(name, variant, p)
  local deadline = not ended[name] and redis.call('ZSCORE', LIVE, name)
  local due = deadline and (ARGV[9] == '' or tonumber(deadline) <= tonumber(ARGV[9]))
  if not due or variant_of(cjson.decode(redis.call('HGET', HOLDS, name))) ~= variant then
    return refuse('hold_ended', variant, 1, p)
  end
  ended[name] = true
  p.held = p.held - 1
  return true
end

local moves = {
  received = function(p, n) p.received = p.received + n; p.free = p.free + n end,
  imported = function(p, n) set(p, math.max(n, p.held), 'imported') end,
  counted = function(p, n, variant)
    if n < p.held then return refuse('below_held', variant, n, p) end
    set(p, n, 'received')
  end,
  sold = function(p, n, variant, name)
    local taken
    if name ~= '' then taken = end_live(name, variant, p) else taken = take(p, n, variant) end
    if taken then p.sold = p.sold + n end
  end,
  removed = function(p, n, variant)
    if take(p, n, variant) then p.removed = p.removed + n end
  end,
  held = function(p, n, variant)
    if take(p, n, variant) then p.held = p.held + n end
  end,
  freed = function(p, n, variant, name)
    if end_live(name, variant, p) then p.free = p.free + n end
  end,
  dropped = function(p)
    p.removed = p.removed + p.free
    p.free = 0
    if p.listed == 1 and p.held == 0 then p.listed = 0; listing = true end
  end,
}

local parts = {}
for a = 10, #ARGV, 2 do
  local product, part = ARGV[a], ARGV[a + 1]
  local shifts = {}
  for i, line in ipairs(cjson.decode(part).lines) do
    local variant = product .. SEP .. line[1] .. SEP .. line[2]
    local p, kind = load(variant), line[3]
    if not p or (p.listed == 0 and kind ~= 'dropped') then
      refuse('unknown', variant, line[4], nil)
    else
      local on_hand, free = p.free + p.held, p.free
      moves[kind](p, line[4], variant, line[5])
      shifts[i] = string.format('%d %d %d %d', on_hand, p.free + p.held, free, p.free)
    end
  end
  if #problems == 0 then parts[#parts + 1] = {product, part, table.concat(shifts, ',')} end
end
if hold and tonumber(redis.call('HGET', HOLDERS, hold[4]) or '0') >= hold[5] then
  refuse('too_many', '', hold[5], nil)
end
if #problems > 0 then return {'refused', cjson.encode(problems)} end

local answer, ledger = {'done', ''}, {}
for i, part in ipairs(parts) do
  answer[i + 2] = part[3]
  ledger[i] = {part[1], part[3] .. '\n' .. part[2]}
end
local number = record(id, head, author, token, ledger)
answer[2] = tostring(number)
for variant, p in pairs(state) do
  if p then write_pieces(variant, p) end
end
for _, row in ipairs(rows) do
  local product = row[1]
  if row[3] ~= row[2] then
    redis.call('HSET', CATALOGUE, product, row[3])
    listing = true
  end
  if row[5] == '1' or not redis.call('ZSCORE', ORDER, product) then
    redis.call('ZADD', ORDER, number * 1000000 + row[4], product)
    listing = true
  end
end
if listing then redis.call('HSET', META, 'catalogue', number) end
if hold then
  redis.call('HSET', HOLDS, hold[1], hold[2])
  start_hold(hold[1], hold[3])
end
if ask then redis.call('HSET', WAITING, ask[1], ask[3]) end
for name in pairs(ended) do
  local row = end_hold(name)
  if row.waiting ~= '' then stop_waiting(row.waiting) end
end
return answer
