-- Takes somebody off the waiting list.
-- ARGV 1 id   Returns 1, or 0 when she was not on it. Safe to run twice.
local was = redis.call('HEXISTS', WAITING, ARGV[1])
stop_waiting(ARGV[1])
return was
