-- Reads what changed since a version, as it is at one instant. Writes nothing.
-- ARGV 1 version   2 epoch   3 how many products at most
-- Returns {version, catalogue version, epoch}, then for every product that changed
-- {product, row, place, pieces of its variants in the row's order}, or only {product} when
-- it is gone; {-1} when all is to be read again.
local meta = redis.call('HMGET', META, 'version', 'catalogue', 'epoch')
local version = tonumber(meta[1] or '0')
if (meta[3] or '') ~= ARGV[2] or version < tonumber(ARGV[1]) then return {-1} end
local answer = {version, tonumber(meta[2] or '0'), meta[3] or ''}
if version == tonumber(ARGV[1]) then return answer end
local most = tonumber(ARGV[3])
local products =
  redis.call('ZRANGEBYSCORE', CHANGED, '(' .. ARGV[1], '+inf', 'LIMIT', 0, most + 1)
if #products > most then return {-1} end
for _, product in ipairs(products) do
  local row = redis.call('HGET', CATALOGUE, product)
  if row then
    local rows = {}
    for i, variant in ipairs(cjson.decode(row).variants) do
      local name = product .. SEP .. variant[1] .. SEP .. variant[2]
      rows[i] = redis.call('HGET', PIECES, name) or ''
    end
    local place = redis.call('ZSCORE', ORDER, product) or '0'
    answer[#answer + 1] = {product, row, place, table.concat(rows, ',')}
  else
    answer[#answer + 1] = {product}
  end
end
return answer
