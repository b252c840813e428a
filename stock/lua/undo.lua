-- Writes what an undo leaves, as it was computed from the ledger.
-- ARGV 1 movement   2 its JSON head   3 author   4 a token for the epoch
--      5 plan, JSON: guards {product, version that changed it last}, flips {movement, who
--        has undone it or ''}, pieces {variant, row or ''}, catalogue {product, row or ''},
--        order {product, place or ''}, ended {hold}, revived {hold, deadline (ms)},
--        waiting {id, old, new}, listing ("1": the catalogue changes)
--      6.. product, shifts and JSON part, product, ...
-- Returns {'done', number}, {'before'} when it had been applied, {'changed'} when one of
-- the products has been changed since they were read.
-- Safe to run twice: the second finds the movement.
local id = ARGV[1]
if redis.call('HEXISTS', MOVEMENTS, id) == 1 then return {'before'} end
local plan = cjson.decode(ARGV[5])
for _, guard in ipairs(plan.guards) do
  if tonumber(redis.call('ZSCORE', CHANGED, guard[1]) or '0') ~= guard[2] then
    return {'changed'}
  end
end
for _, names in ipairs({plan.ended, plan.revived}) do
  for _, name in ipairs(names) do
    if redis.call('HEXISTS', HOLDS, type(name) == 'table' and name[1] or name) == 0 then
      return redis.error_reply('no such hold')
    end
  end
end

local function put(key, pair)
  if pair[2] == '' then
    redis.call('HDEL', key, pair[1])
  else
    redis.call('HSET', key, pair[1], pair[2])
  end
end

local parts = {}
for a = 6, #ARGV, 2 do parts[#parts + 1] = {ARGV[a], ARGV[a + 1]} end
local number = record(id, ARGV[2], ARGV[3], ARGV[4], parts)
for _, flip in ipairs(plan.flips) do put(UNDONE, flip) end
for _, pair in ipairs(plan.pieces) do put(PIECES, pair) end
for _, pair in ipairs(plan.catalogue) do put(CATALOGUE, pair) end
for _, pair in ipairs(plan.order) do
  if pair[2] == '' then
    redis.call('ZREM', ORDER, pair[1])
  else
    redis.call('ZADD', ORDER, pair[2], pair[1])
  end
end
if plan.listing == '1' then redis.call('HSET', META, 'catalogue', number) end
for _, name in ipairs(plan.ended) do end_hold(name) end
for _, pair in ipairs(plan.revived) do start_hold(pair[1], pair[2]) end
for _, change in ipairs(plan.waiting) do
  if redis.call('HGET', WAITING, change[1]) == change[2] then
    redis.call('HSET', WAITING, change[1], change[3])
  end
end
return {'done', tostring(number)}
