-- Stores one row once and says when its conversation may be taken.
-- KEYS 1 seen mark   2 box   3 ready   4 run
-- ARGV 1 row   2 member of ready   3 now (ms)   4 quiet window (ms; 0: none)
--      5 its cap (ms)   6 how long the mark is kept (ms)   7 "1": to be taken at once
-- Returns 1 when it was stored, 0 when it had been before.
-- Safe to run twice: the mark and the row are set together.
local now, quiet, cap = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[1])
redis.call('SET', KEYS[1], '1', 'PX', ARGV[6])
if ARGV[7] == '1' then
  redis.call('HSET', KEYS[4], 'urgent', 1)
  redis.call('HDEL', KEYS[4], 'hold')
  arrive(KEYS[3], KEYS[4], ARGV[2], 'by', now)
elseif quiet == 0 then
  arrive(KEYS[3], KEYS[4], ARGV[2], 'along', now)
else
  local first = field(KEYS[4], 'first')
  if not first then redis.call('HSET', KEYS[4], 'first', now) end
  local planned = field(KEYS[4], 'next') or tonumber(redis.call('ZSCORE', KEYS[3], ARGV[2]) or nil)
  if first and planned and planned <= now then
    arrive(KEYS[3], KEYS[4], ARGV[2], 'along', now) -- its window is over, workers are late
  else
    local ends = math.min((first or now) + cap, now + quiet)
    arrive(KEYS[3], KEYS[4], ARGV[2], 'burst', ends)
  end
end
return 1
