-- Adds one message to a chat of the playground, once by its id, and tells the pages.
-- KEYS: 1 list of the chat, 2 counter of all chats, 3 mark of this message
-- ARGV: 1 message (JSON), 2 messages kept, 3 seconds kept, 4 pub/sub channel, 5 chat
-- Returns the message's number: it grows over all chats, so one number is a place in
-- every chat at once.
local known = redis.call('GET', KEYS[3])
if known then
  return tonumber(known)
end
local number = redis.call('INCR', KEYS[2])
redis.call('EXPIRE', KEYS[2], ARGV[3])
redis.call('SET', KEYS[3], number, 'EX', ARGV[3])
redis.call('RPUSH', KEYS[1], number .. ' ' .. ARGV[1])
redis.call('LTRIM', KEYS[1], -tonumber(ARGV[2]), -1)
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('PUBLISH', ARGV[4], 'shown ' .. ARGV[5])
return number
