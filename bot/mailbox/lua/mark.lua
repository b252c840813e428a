-- Notes which row is about to be sent, so that a crash in the middle is known as such.
-- KEYS 1 run   2 ready
-- ARGV 1 token   2 the row's id ('' takes the note back)   3 member
--      4 until when the conversation is left to this worker (ms; 0: as it was)
-- Returns 1, or 0 when the token is spent or no longer the newest. Safe to run twice.
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
if redis.call('HEXISTS', KEYS[1], 'until') == 0 then return 0 end
redis.call('HSET', KEYS[1], 'sending', ARGV[2])
if ARGV[4] ~= '0' then
  redis.call('HSET', KEYS[1], 'until', ARGV[4])
  redis.call('ZADD', KEYS[2], ARGV[4], ARGV[3])
end
return 1
