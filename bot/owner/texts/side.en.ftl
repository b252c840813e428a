# What the owner reads on her phone, besides the stock.

paired = This account is now { $shop }'s. When a customer needs you I write to you here: reply to my message and she reads it where she wrote.
paired-other = A new account now gets the messages of { $shop }. If that is not you, run “comptoir pair --forget-all”.
needs-you = { $name } is waiting for you · { $channel }
still-waits = { $name } is still waiting · { $channel }
writes-on = { $name } · { $channel }
about = About: { $product }
write-until = You can write to her until { $until }.
how-to-answer = Reply to this message to write to her; in a topic of her own, just write.
line-customer = { $name }: { $text }
line-bot = Comptoir: { $text }
line-owner = You: { $text }
photo = (photo)
nameless = A customer
taken-over = { $name } has it. I stay silent in this conversation until { $until }; /done hands it back sooner.
released = Noted: I answer { $name } again.
reply-to-what = Reply to one of my messages, so that I know who you are writing to.
gone = That conversation is gone: it is too old, or the customer had it erased.
not-delivered = Your message has not reached { $name }: { $cause }.
photo-left-out = Your text has reached { $name }, but not the photo: I cannot send it to { $channel } from here. Send it from the { $channel } app.
cause-window = the time to write to her on { $channel } is over
cause-unreachable = { $name } has blocked the page or cannot be reached any more
cause-message = { $channel } refused this message
cause-disconnected = { $channel } no longer accepts the shop's access
cause-late = { $channel } did not answer in time
channel-down = { $channel } refuses our messages: the access is no longer valid. The answers wait; “comptoir check” says what to do.
aside = I could not handle a message from { $name }. This is what was written:
lost-thread = What I knew of my conversation with { $name } can no longer be read. Nothing is deleted: it is kept aside. What follows is yours.
help =
    Reply to one of my messages: the customer gets your answer. /done gives the conversation back to me.
    Your stock, in plain words: “sold Jeanne dress 38”, “got in 3 Margot skirts”, “Lila dress 39 €”; /undo takes it back. A photo with a caption makes a new product, a CSV file the whole stock, /export returns it.
    /queue: who waits for you. /holds: what is put aside. /demand: what is waited for.
    /stats: your month as a picture. /log: who did what.
nobody-waits = Nobody is waiting for you.
