-- Stands before every script of the stock table: its keys, its sums, its ledger.
-- KEYS, the same for all scripts, all under one hash tag
--  1 meta        hash: version, catalogue (the version of its last change), epoch, line
--  2 pieces      hash: variant -> "imported received sold removed held free listed"
--  3 catalogue   hash: product -> JSON row
--  4 order       sorted set: product by its place
--  5 changed     sorted set: product by the version that changed it last
--  6 movements   hash: movement -> JSON head
--  7 parts       hash: movement SEP product -> shifts, a line feed, JSON part
--  8 touched     hash: movement -> JSON list of its products
--  9 ledger      sorted set: movement by its number
-- 10 by product  sorted set by member: product SEP number SEP movement
-- 11 by author   sorted set by member: author SEP number SEP movement
-- 12 undone      hash: movement -> the one that has taken it back
-- 13 holds       hash: hold -> JSON row; kept when the hold ends, an undo may revive it
-- 14 live        sorted set: live hold by its deadline (ms)
-- 15 holders     hash: conversation -> how many live holds it has
-- 16 waiting     hash: place on the waiting list -> number (12 digits), JSON row
-- 17 line        sorted set by member: product SEP number SEP place on the waiting list
local META, PIECES, CATALOGUE, ORDER, CHANGED = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local MOVEMENTS, PARTS, TOUCHED, LEDGER = KEYS[6], KEYS[7], KEYS[8], KEYS[9]
local BY_PRODUCT, BY_AUTHOR, UNDONE = KEYS[10], KEYS[11], KEYS[12]
local HOLDS, LIVE, HOLDERS, WAITING, LINE = KEYS[13], KEYS[14], KEYS[15], KEYS[16], KEYS[17]
local SEP = '\31'

local function variant_of(row)
  return row.product .. SEP .. row.size .. SEP .. row.colour
end

local function read_pieces(variant)
  local row = redis.call('HGET', PIECES, variant)
  if not row then return nil end
  local i, r, s, m, h, f, l = string.match(row, '^(%d+) (%d+) (%d+) (%d+) (%d+) (%d+) (%d)$')
  return {imported = tonumber(i), received = tonumber(r), sold = tonumber(s),
          removed = tonumber(m), held = tonumber(h), free = tonumber(f),
          listed = tonumber(l)}
end

local function write_pieces(variant, p)
  redis.call('HSET', PIECES, variant, string.format('%d %d %d %d %d %d %d',
    p.imported, p.received, p.sold, p.removed, p.held, p.free, p.listed))
end

-- Puts a movement into the ledger; its parts are {product, row}. Returns its number.
local function record(id, head, author, token, parts)
  local number = redis.call('HINCRBY', META, 'version', 1)
  redis.call('HSETNX', META, 'epoch', token)
  local place = string.format('%012d', number)
  local products = {}
  for i, part in ipairs(parts) do
    local product, row = part[1], part[2]
    products[i] = product
    redis.call('HSET', PARTS, id .. SEP .. product, row)
    redis.call('ZADD', CHANGED, number, product)
    redis.call('ZADD', BY_PRODUCT, 0, product .. SEP .. place .. SEP .. id)
  end
  redis.call('HSET', TOUCHED, id, cjson.encode(products))
  redis.call('HSET', MOVEMENTS, id, head)
  redis.call('ZADD', LEDGER, number, id)
  redis.call('ZADD', BY_AUTHOR, 0, author .. SEP .. place .. SEP .. id)
  return number
end

local function stop_waiting(id)
  local value = redis.call('HGET', WAITING, id)
  if not value then return end
  local row = cjson.decode(string.sub(value, 13))
  redis.call('ZREM', LINE, row.product .. SEP .. string.sub(value, 1, 12) .. SEP .. id)
  redis.call('HDEL', WAITING, id)
end

local function start_hold(id, deadline)
  local row = cjson.decode(redis.call('HGET', HOLDS, id))
  if redis.call('ZADD', LIVE, deadline, id) == 1 then
    redis.call('HINCRBY', HOLDERS, row.conversation, 1)
  end
end

local function end_hold(id)
  local row = cjson.decode(redis.call('HGET', HOLDS, id))
  if redis.call('ZREM', LIVE, id) == 0 then return row end
  if redis.call('HINCRBY', HOLDERS, row.conversation, -1) <= 0 then
    redis.call('HDEL', HOLDERS, row.conversation)
  end
  return row
end
