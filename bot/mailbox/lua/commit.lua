-- Ends a turn: takes its rows away and applies all its effects, if the token is the newest.
-- KEYS 1 ready   2 box   3 run   then every key that an effect names
-- ARGV 1 member   2 token   3 how many rows are done   4 now (ms)
--      5 when the rest may be taken (ms; 0: by its quiet window)
--      6 quiet window (ms)   7 its cap (ms)   8 effects: JSON, a list of commands
-- Returns 1, or 0 when another worker has taken the conversation since.
-- Safe to run twice: the token is spent.
if redis.call('HGET', KEYS[3], 'token') ~= ARGV[2] then return 0 end
if redis.call('HEXISTS', KEYS[3], 'until') == 0 then return 0 end
local allowed = {SET=1, DEL=1, RPUSH=1, LPUSH=1, LTRIM=1, HSET=1, HDEL=1, HINCRBY=1,
                 ZADD=1, ZREM=1, SADD=1, SREM=1, PEXPIRE=1, XADD=1}
local effects = cjson.decode(ARGV[8])
for _, effect in ipairs(effects) do
  if not allowed[effect[1]] and effect[1] ~= 'POST' then
    return redis.error_reply('not an effect: ' .. tostring(effect[1]))
  end
end
redis.call('HDEL', KEYS[3], 'until', 'attempts', 'sending')
local done = tonumber(ARGV[3])
if done > 0 then redis.call('LTRIM', KEYS[2], done, -1) end
local now = tonumber(ARGV[4])
for _, effect in ipairs(effects) do
  if effect[1] == 'POST' then -- a row for another box: {POST, box, ready, run, member, at, row}
    redis.call('RPUSH', effect[2], effect[7])
    local lease = tonumber(redis.call('HGET', effect[4], 'until') or '0')
    if lease <= now then
      redis.call('ZADD', effect[3], 'LT', effect[6], effect[5])
    end
  else
    redis.call(unpack(effect))
  end
end
local head = redis.call('LINDEX', KEYS[2], 0)
if not head then
  redis.call('ZREM', KEYS[1], ARGV[1])
else
  local at = tonumber(ARGV[5])
  if at == 0 then
    local last = cjson.decode(redis.call('LINDEX', KEYS[2], -1)).received
    local first = cjson.decode(head).received
    at = math.min(first + tonumber(ARGV[7]), last + tonumber(ARGV[6]))
  end
  redis.call('ZADD', KEYS[1], math.max(at, now), ARGV[1])
end
return 1
