# What the owner reads of holds, of the waiting list and of who believes that a piece is still there.

hold-made = { $name } · { $channel }: { $piece }, on hold until { $until }.
hold-line = { $piece } · on hold for { $name } ({ $channel }) until { $until }
hold-asked = { $piece } · offered to { $name } ({ $channel }), who may answer until { $until }
hold-extended = { $piece }: kept for { $name } until { $until }.
hold-had-ended = { $piece } was no longer on hold for { $name }: nothing has changed.
hold-ended-untold = The hold for { $name } has ended: { $piece }. I could not write to say so.
holds-none = Nothing is on hold just now.
holds-more = … and { $more } more, with later deadlines.
button-sold = Sold
button-extend = + { $hours } h
button-free = Release
sold = Sold to { $name }: { $piece }: { $before } → { $after }.
freed = { $piece }: free again; I tell { $name } if I can still write.
tap-ended = It was no longer on hold: nothing has changed.
tap-unknown = This button no longer works: nothing has changed.
back-write-her =
    { $piece }: there is a piece, kept for { $name } ({ $channel }) until { $until }. I cannot write to say so, but you can. The message:
    “{ $message }”
button-write = Send this message
written = Sent to { $name } as your own: the conversation is yours. The answer comes here.
written-before = { $name } has this message already.
write-too-late = It is too late to write to { $name }.
skipped = { $piece }: { $name } was waiting, but neither you nor I can write on { $channel } any more. I ask the next in line.
told-yes = { $piece }: the last piece is gone. { $count ->
        [one] One person believes
       *[other] { $count } people believe
    } that it is still there:
told-line = · { $name } ({ $channel })
button-tell = { $count ->
        [one] Tell this person
       *[other] Tell all { $count }
    }
told = On its way: { $count ->
        [one] one person hears
       *[other] { $count } people hear
    } it now.
told-before = That is done already.
demand = What people wait for:
demand-line = { $count ->
        [one] · 1 person waits for { $piece }
       *[other] · { $count } people wait for { $piece }
    }
demand-none = Nobody is waiting for anything.
