-- Moves the deadline of a live hold.
-- ARGV 1 hold   2 the row as it was read   3 the row with the new deadline   4 it (ms)
-- Returns 1; 0 when the hold has ended; -1 when the row is another by now.
-- Safe to run twice: the second finds the new row, which is what was wanted.
if not redis.call('ZSCORE', LIVE, ARGV[1]) then return 0 end
local row = redis.call('HGET', HOLDS, ARGV[1])
if row == ARGV[3] then return 1 end
if row ~= ARGV[2] then return -1 end
redis.call('HSET', HOLDS, ARGV[1], ARGV[3])
redis.call('ZADD', LIVE, ARGV[4], ARGV[1])
return 1
