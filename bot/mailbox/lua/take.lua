-- Gives the rows of one conversation to one worker, under a new fencing token.
-- KEYS 1 ready   2 box   3 run
-- ARGV 1 member   2 now (ms)   3 lease (ms)   4 how many rows at most
-- Returns {token, attempts, what was being sent, row, row, ...}, or nothing when the
-- conversation is not due. Run twice, the second finds the first one's lease; when that
-- is over, the second token fences the first.
local now = tonumber(ARGV[2])
local at = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or nil)
if not at or at > now then return false end
local rows = redis.call('LRANGE', KEYS[2], 0, tonumber(ARGV[4]) - 1)
redis.call('HDEL', KEYS[3], 'first', 'latest', 'urgent', 'next', 'hold')
if #rows == 0 then
  redis.call('ZREM', KEYS[1], ARGV[1])
  redis.call('HDEL', KEYS[3], 'until', 'attempts', 'sending')
  return false
end
local lease = now + tonumber(ARGV[3])
local token = redis.call('HINCRBY', KEYS[3], 'token', 1)
local attempts = redis.call('HINCRBY', KEYS[3], 'attempts', 1)
redis.call('HSET', KEYS[3], 'until', lease, 'taken', #rows)
redis.call('PEXPIRE', KEYS[3], KEPT_MS)
redis.call('ZADD', KEYS[1], lease, ARGV[1])
local sending = redis.call('HGET', KEYS[3], 'sending') or ''
return {token, attempts, sending, unpack(rows)}
