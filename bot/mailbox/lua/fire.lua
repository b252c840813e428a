-- Moves one thing that has become due into its conversation's inbox.
-- KEYS 1 due   2 due rows   3 box   4 ready   5 run
-- ARGV 1 id   2 now (ms)   3 member   4 the row as it was read   5 the row with its time
-- Returns 1 when it was moved. Safe to run twice: the second finds nothing.
local at = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or nil)
if not at or at > tonumber(ARGV[2]) then return 0 end
if redis.call('HGET', KEYS[2], ARGV[1]) ~= ARGV[4] then return 0 end
redis.call('RPUSH', KEYS[3], ARGV[5])
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
arrive(KEYS[4], KEYS[5], ARGV[3], 'along', tonumber(ARGV[2]))
return 1
