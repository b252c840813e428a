-- Puts somebody on the waiting list, unless she waits for the very same there already.
-- ARGV 1 id   2 JSON row
-- Returns her place (1-based) among those who wait for a piece that would suit her too;
-- 0 when this id waits for another product.
-- Safe to run twice: the second finds her place.
local mine = cjson.decode(ARGV[2])

local function suits(a, b) return a == '' or b == '' or a == b end

local place = 1
local prefix = mine.product .. SEP
local members = redis.call('ZRANGEBYLEX', LINE, '[' .. prefix, '(' .. mine.product .. '\32')
for _, member in ipairs(members) do
  local id = string.sub(member, #prefix + 14)
  local row = cjson.decode(string.sub(redis.call('HGET', WAITING, id), 13))
  local same = row.conversation == mine.conversation
    and row.size == mine.size and row.colour == mine.colour
  if id == ARGV[1] or same then return place end
  if suits(row.size, mine.size) and suits(row.colour, mine.colour) then
    place = place + 1
  end
end
if redis.call('HEXISTS', WAITING, ARGV[1]) == 1 then return 0 end
local number = string.format('%012d', redis.call('HINCRBY', META, 'line', 1))
redis.call('ZADD', LINE, 0, prefix .. number .. SEP .. ARGV[1])
redis.call('HSET', WAITING, ARGV[1], number .. ARGV[2])
return place
