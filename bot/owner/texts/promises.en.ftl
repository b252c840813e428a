# What the owner reads of promises, of her absences and in her morning.

stake-question = a question
stake-sale = a possible sale
stake-complaint = a complaint
no-time = no time given
overdue = overdue since { $when }
nudge = { $name } is counting on you: { $when }. At stake: { $stake }.
button-kept = It’s settled
offer-tracking = You promised { $name } an answer. Shall I remind you before { $when }?
button-track = Yes, remind me
tracked = Noted: { $name }, before { $when }. I’ll give you a sign in time.
kept = Noted, { $name } has an answer.
promise-gone = That promise is no longer open.

promises-open = { $count ->
    [0] No open promises.
    [one] One open promise:
   *[other] { $count } open promises, the most urgent first:
  }
promise-line = · { $name }: { $when } ({ $stake })
promises-counted = So far: { $kept } kept, { $late } kept later with due warning, { $broken } missed.

why-set = I say { $figure } of your hours: that is your setting (reply_within), as there are too few measured replies.
why-measured = I say { $figure } of your hours. In { $share } of 10 cases you were faster, over { $count } recent requests.
why-part = Counted: { $part }.
why-unanswered = { $count ->
    [one] One was left without an answer and counts as late.
   *[other] { $count } were left without an answer and count as late.
  }
why-hours = Hours taken into account: { $spans }.
part-week = the whole week
part-weekdays = weekdays
part-weekday-morning = weekday mornings
part-weekday-afternoon = weekday afternoons
part-weekday-evening = weekday evenings
part-weekend = the weekend

away-until-when = Until when? For example: /away until Monday, /away from 24 to 28 December, /pause 2h. Without a date, /away lasts until /back.
away-until = Noted: you are away, until { $end }. /back if you return sooner.
away-from = Noted: you will be away from { $start } to { $end }.
away-open = Noted: you are away. Write /back when you return.
away-nobody = Nobody waits for an answer that this would change.
away-told-soon = { $count ->
    [one] In a minute, one waiting customer will read:
   *[other] In a minute, { $count } waiting customers will read:
  }
away-told-later = { $count ->
    [one] One waiting customer will read, at { $when }:
   *[other] { $count } waiting customers will read, at { $when }:
  }
away-text = { $count ->
    [one] “{ $text }”
   *[other] ({ $count } times) “{ $text }”
  }
away-more = … and { $count } more, each with a time of her own.
away-unreached = { $count ->
    [one] One customer can no longer be told: the time to write to her will be over.
   *[other] { $count } customers can no longer be told: the time to write to them will be over.
  }
away-undo = /undo within the minute: nothing is sent.
away-undone = Taken back: you are not away, and nobody has been told.
back = Good to have you back.
back-was-here = You were not away.

wake-how = Outside your hours your phone stays silent. /wake complaint: I wake you for a complaint (or: person, order, all). /wake nothing: never again.
wake-for = Outside your hours your phone rings only for: { $what }. /wake nothing to stop it.
wake-nothing = Noted: outside your hours your phone stays silent.
wake-complaint = a complaint
wake-human = somebody who wants to talk to you
wake-order-status = a placed order
wake-all = everything that waits for you

digest-morning = Good morning! Today at { $shop }:
digest-opening = While you were busy, at { $shop }:
digest-now = Where things stand at { $shop }:
digest-nothing = Nobody is waiting for you, and there is nothing new.
digest-waiting = { $count ->
    [one] One customer is waiting for you:
   *[other] { $count } customers are waiting for you:
  }
digest-more = … and { $count } more: /queue
waiting-line = · { $name }: “{ $gist }” ({ $facts })
since = since { $when }
was-told = was told: { $when }
until = write before { $when }
digest-today = { $count ->
    [one] One promise is to be kept today: /promises
   *[other] { $count } promises are to be kept today: /promises
  }
digest-tally = Since last time: { $messages } messages came in, { $answered } answers given without you.
digest-sold = Sold: { $count } ({ $what })
digest-held = Put aside: { $count } ({ $what }) · /holds
digest-gone = None left free, in one size at least: { $what }
asks-again = { $name } has asked the same thing { $count } times since { $when }:
help-time =
    /away until Monday, /sick, /pause 2h, /back: your absences; whoever waits is told once.
    /promises: what has been promised. /promise why: what the time that is told rests on.
    /digest: where things stand. /wake complaint: what may wake you.
