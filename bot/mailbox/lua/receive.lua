-- Stores one row once and says when its conversation may be taken.
-- KEYS 1 seen mark   2 box   3 ready   4 run
-- ARGV 1 row   2 member of ready   3 now (ms)   4 quiet window (ms)   5 its cap (ms)
--      6 how long the mark is kept (ms)   7 "1": take the conversation at once
-- Returns 1 when it was stored, 0 when it had been before.
-- Safe to run twice: the mark and the row are set together.
if not redis.call('SET', KEYS[1], '1', 'NX', 'PX', ARGV[6]) then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[1])
local now = tonumber(ARGV[3])
local lease = tonumber(redis.call('HGET', KEYS[4], 'until') or '0')
if lease > now then return 1 end -- its worker's commit makes it ready again
local at = now
if ARGV[7] ~= '1' then
  local first = cjson.decode(redis.call('LINDEX', KEYS[2], 0)).received
  at = math.max(now, math.min(first + tonumber(ARGV[5]), now + tonumber(ARGV[4])))
  if tonumber(ARGV[4]) == 0 then
    -- a row without a quiet window of its own does not cut that of another short
    local old = tonumber(redis.call('ZSCORE', KEYS[3], ARGV[2]) or '0')
    at = math.max(at, old)
  end
end
redis.call('ZADD', KEYS[3], at, ARGV[2])
return 1
