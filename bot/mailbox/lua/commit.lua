-- Ends a turn: takes its rows away and applies all its effects, if the token is the newest.
-- KEYS 1 ready   2 box   3 run   then every key that an effect names
-- ARGV 1 member   2 token   3 how many rows are done   4 now (ms)
--      5 when the rest may be taken again (ms; 0: at once, or by its own quiet window)
--      6 "1": the turn has failed, its attempts go on counting
--      7 effects: JSON, a list of commands
-- Returns 1, or 0 when another worker has taken the conversation since.
-- Safe to run twice: the token is spent, and the second run says 1 again. Refuses wrong
-- effects before it changes anything, since a script is not rolled back.
local ready, box, run = KEYS[1], KEYS[2], KEYS[3]
local member, token = ARGV[1], ARGV[2]
local done, now, again = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])

local TYPES = {SET='string', DEL='none', RPUSH='list', LPUSH='list', LTRIM='list',
               HSET='hash', HDEL='hash', HINCRBY='hash', ZADD='zset', ZREM='zset',
               SADD='set', SREM='set', PEXPIRE='any', XADD='stream'}
local POSTED = {[2]='list', [3]='zset', [4]='hash'} -- {POST, box, ready, run, member, at, row}
local declared, types = {}, {}
for _, key in ipairs(KEYS) do declared[key] = true end

local function suits(key, wanted)
  if not declared[key] then return false end
  types[key] = types[key] or redis.call('TYPE', key).ok
  if wanted == 'any' then return true end
  local replaces = wanted == 'string' or wanted == 'none'
  if not replaces and types[key] ~= 'none' and types[key] ~= wanted then return false end
  types[key] = wanted
  return true
end

local function is_sound(effect)
  if effect[1] == 'POST' then
    for position, wanted in pairs(POSTED) do
      if not suits(effect[position], wanted) then return false end
    end
    return tonumber(effect[6]) and type(effect[7]) == 'string'
  end
  if not TYPES[effect[1]] or not suits(effect[2], TYPES[effect[1]]) then return false end
  if effect[1] ~= 'HINCRBY' then return true end
  local value = redis.pcall('HGET', effect[2], effect[3])
  return type(value) ~= 'string' or value:match('^-?%d+$') ~= nil
end

if redis.call('HGET', run, 'token') ~= token or redis.call('HEXISTS', run, 'until') == 0 then
  return redis.call('HGET', run, 'committed') == token and 1 or 0
end
local effects = cjson.decode(ARGV[7])
for _, effect in ipairs(effects) do
  if not is_sound(effect) then
    return redis.error_reply('EFFECT not allowed: ' .. tostring(effect[1]))
  end
end

local taken = field(run, 'taken')
if done > 0 then redis.call('LTRIM', box, math.min(done, taken), -1) end
for _, effect in ipairs(effects) do
  if effect[1] == 'POST' then
    redis.call('RPUSH', effect[2], effect[7])
    arrive(effect[3], effect[4], effect[5], 'by', tonumber(effect[6]))
  else
    redis.call(unpack(effect))
  end
end
redis.call('HDEL', run, 'until', 'sending')
redis.call('HSET', run, 'committed', token)
if ARGV[6] ~= '1' then redis.call('HDEL', run, 'attempts') end
if redis.call('LLEN', box) == 0 then
  redis.call('ZREM', ready, member)
  redis.call('HDEL', run, 'attempts', 'first', 'latest', 'urgent', 'next')
  return 1
end
local at = field(run, 'next')
if again > 0 and not field(run, 'urgent') then
  at = again
  redis.call('HSET', run, 'hold', again)
elseif not at or done < taken then
  at = now
  redis.call('HSET', run, 'latest', now)
end
redis.call('HDEL', run, 'next')
ready_at(ready, member, at)
return 1
