-- Gives the rows of one conversation to one worker, under a new fencing token.
-- KEYS 1 ready   2 box   3 run
-- ARGV 1 member   2 now (ms)   3 lease (ms)
-- Returns {token, attempts, what was being sent, row, row, ...}, or nothing when the
-- conversation is not due. Run twice, the second token fences the first.
local at = redis.call('ZSCORE', KEYS[1], ARGV[1])
local now = tonumber(ARGV[2])
if not at or tonumber(at) > now then return false end
local rows = redis.call('LRANGE', KEYS[2], 0, 199)
if #rows == 0 then
  redis.call('ZREM', KEYS[1], ARGV[1])
  redis.call('HDEL', KEYS[3], 'until', 'attempts', 'sending')
  return false
end
local lease = now + tonumber(ARGV[3])
local token = redis.call('HINCRBY', KEYS[3], 'token', 1)
local attempts = redis.call('HINCRBY', KEYS[3], 'attempts', 1)
redis.call('HSET', KEYS[3], 'until', lease)
redis.call('PEXPIRE', KEYS[3], 7 * 86400000)
redis.call('ZADD', KEYS[1], lease, ARGV[1])
local sending = redis.call('HGET', KEYS[3], 'sending') or ''
return {token, attempts, sending, unpack(rows)}
