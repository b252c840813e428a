-- Stands in front of every script: when a conversation with waiting rows may be taken.
-- Its `run` hash bears token, until, attempts, taken, sending and committed of who works
-- on it, and of the rows that nobody has seen yet:
--   first   when the first message of a burst came
--   latest  when they are to be taken at the latest
--   urgent  that no retry holds them up
--   next    when they may be taken, as long as a worker still has the conversation
--   hold    before when they may not be taken: a retry
local KEPT_MS = 7 * 86400000

local function field(run, name)
  return tonumber(redis.call('HGET', run, name) or nil)
end

-- Whoever sleeps is told through a channel that is named like the key. That may fail
-- (a user without the right to publish), and then only costs time.
local function ready_at(ready, member, at)
  redis.call('ZADD', ready, at, member)
  redis.pcall('PUBLISH', ready, at)
end

-- Plans for a row that has come now. `how`: 'along' with what waits already, 'by' the
-- time `at`, or as one more of a 'burst' that ends `at`.
local function arrive(ready, run, member, how, at)
  local leased = redis.call('HEXISTS', run, 'until') == 1
  local old = leased and field(run, 'next')
  if not leased then old = tonumber(redis.call('ZSCORE', ready, member) or nil) end
  local latest = field(run, 'latest')
  if how == 'along' then
    at = old or at
  elseif how == 'by' then
    redis.call('HSET', run, 'latest', math.min(at, latest or at))
    at = math.min(at, old or at)
  else
    at = math.min(at, latest or at)
  end
  at = math.max(at, field(run, 'hold') or at)
  if leased then
    redis.call('HSET', run, 'next', at) -- its worker's commit makes it ready
  else
    ready_at(ready, member, at)
  end
  redis.call('PEXPIRE', run, KEPT_MS)
end
