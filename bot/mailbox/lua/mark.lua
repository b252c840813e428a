-- Notes which row is about to be sent, so that a crash in the middle is known as such.
-- KEYS 1 run   ARGV 1 token   2 the row's id ('' takes the note back)
-- Returns 1, or 0 when the token is spent or no longer the newest. Safe to run twice.
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
if redis.call('HEXISTS', KEYS[1], 'until') == 0 then return 0 end
redis.call('HSET', KEYS[1], 'sending', ARGV[2])
return 1
