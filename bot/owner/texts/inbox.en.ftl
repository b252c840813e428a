# The owner's inbox: topics, the queue, who did what.

left = Left: { $what }
nothing-left = Nothing of it is left.
taken-by = { $who } has { $name }. I stay silent in this conversation until { $until }.
complaint-order = Order: { $order }
complaint-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
  }
complaint-reminders = { $count ->
    [one] has asked once before
   *[other] has asked { $count } times before
  }

button-release = Hand back
button-done = Done
button-snooze = In an hour
button-mute = Mute
button-unmute = Unmute
button-unveil = Show as written

queue-title = { $count ->
    [one] One customer is waiting for you:
   *[other] { $count } customers are waiting for you, the most urgent first:
  }
queue-first = The last three buttons are for { $name }.
snoozed = I say no more of { $name } until { $when }.
snooze-over = You wanted to come back to { $name }.
muted = { $name } rings your phone no more until { $when }; plain questions are still answered.
unmuted = { $name } can ring your phone again.
closed = Done with { $name }. If she writes again, I answer.
abuse-muted = { $name } has been insulting ({ $count } times). I stay polite; she rings your phone no more for { $hours } hours.

here-done = This group is the inbox now: each customer who needs you gets a topic of her own. For that I must be an administrator who may manage topics. /here in our private chat brings the inbox back.
here-private = The inbox is in our private chat again.
halfmute-on = Half-mute is on: when you are away from a conversation that is yours, I answer plain facts (stock, prices, shipping, hours) and leave the rest to you.
halfmute-off = Half-mute is off: I say nothing in a conversation that is yours.
halfmute-how = /halfmute on or /halfmute off.
unknown-command = I do not know { $command }, and have sent nothing. /help says what I know.
commands =
    /halfmute on: plain facts are answered while you are away.
    /learn: what your answers can teach me.
messenger-window = Meta lets me write to you here for 24 hours after your last message: write to me each morning, or pair a Telegram account.

own-account = Telegram, your account
account-on = I have access to your Telegram account: from now on I answer your customers there too, and say that I am an assistant. As soon as you write in a conversation yourself, I stay silent in it. In Telegram's settings you choose which chats I see: not those with family and friends.
account-no-reply = I have access to your Telegram account, but not the right to reply, so I do nothing there. You give it in Telegram, Settings › Telegram Business › Chatbots.
account-off = I no longer have access to your Telegram account and answer nobody there. Here nothing changes.

heat-held = I have not sent this to { $name } yet. You decide; if you type something else, that goes instead.
heat-sent = Sent to { $name }.
heat-softened =
    A calmer version. Send it, or type your own: that goes in its place.

    { $text }
# The name comes with a space before it, or is empty.
soft-hello = Hello{ $name },
soft-evening = Good evening{ $name },
soft-goodbye = Kind regards, { $owner }
heat-nothing-left = Nothing is left of it without the heat. Write it again, or send it as it is.
heat-later = It goes to { $name } in an hour, unless you drop it.
heat-dropped = Dropped. { $name } has got nothing.
heat-gone = That reply is gone: it was sent or dropped.
button-send = Send now
button-soften = Soften
button-in-an-hour = In an hour
button-drop = Drop

log-title = Who did what, the newest first:
log-empty = Nothing has been done yet.
log-line = { $when } · { $who }: { $what }
somebody = on the page
did-took-over = took over { $name }
did-replied = wrote to { $name }
did-opened = opened { $name }
did-released = handed { $name } back
did-closed = done with { $name }
did-snoozed = put { $name } off for an hour
did-muted = muted { $name }
did-unmuted = unmuted { $name }
did-unveiled = read { $name } as written
did-paired = became an owner
did-inbox = moved the inbox
did-halfmute = changed half-mute
did-command = { $command }
did-tapped = tapped a button
did-stock = changed the stock
did-heat-held = a reply to { $name } held back
did-heat-s = sent the reply to { $name }
did-heat-f = softened a reply to { $name }
did-heat-h = put a reply to { $name } off for an hour
did-heat-d = dropped a reply to { $name }
did-heat-x = dropped a reply to { $name }
did-learnt = told what { $name } was asking about
did-learnt-nothing = kept nothing of a question of { $name }
did-named = told which product { $name } meant
did-unlearnt = went back on what { $name } had meant
