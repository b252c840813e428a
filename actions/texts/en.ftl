### What customers read, in British English: short true sentences, as one types on a phone.
### Every text may use { $shop } (its name), { $owner } (her or his name) and { $daytime }
### ("day" or "evening"). Nobody's gender is known, nor whether a product's name is a
### plural: no sentence needs them, and "the" fits all but a list's. No colon follows
### { $variant }, which may be empty, and no bare words, as it may hold a comma.
### Further wordings (.b, .c) come in turn; each is right the first time as well.

## How a reply begins

disclosure = { $daytime ->
        [evening] Good evening
       *[day] Hello
    }, this is { $shop }’s automated assistant; { $owner } takes over whenever I can’t help.
    .b = { $daytime ->
        [evening] Good evening
       *[day] Hello
    }, you’ve reached the automated assistant at { $shop }. If I can’t help, { $owner } takes over.
hello = { $daytime ->
        [evening] Good evening,
       *[day] Hello,
    }
    .b = { $daytime ->
        [evening] Good evening!
       *[day] Hello!
    }

## Availability. $variant is "in 38, blue", "in blue" or nothing; $left "36 and 38 in blue"

in-stock-one = Yes, we have the { $product } { $variant }. { $pieces ->
        [one] There’s just one left
       *[other] There are { $pieces } left
    }.
    .b = We do have the { $product } { $variant }, { $pieces ->
        [one] one piece
       *[other] { $pieces } pieces
    } at the moment.
in-stock-these = Yes, we have the { $product }: { $left }.
    .b = Yes, here’s what we have of the { $product }: { $left }.
in-stock-any = Yes, we still have the { $product }: { $left }.
    .b = We do have the { $product }: { $left }.
out-of-stock = I’ve had a look: at the moment we don’t have the { $product } { $variant }.
    .b = Right now there’s nothing in stock for the { $product } { $variant }.
sold-out = We’re all out of the { $product } for now.
    .b = I’ve had a look: nothing left for the { $product } at the moment.
still-there-in = What we do have: { $left }.
    .b = Here’s what there is: { $left }.
alternative = In the same vein, there’s the { $product } { $variant }.
    .b = Something similar we have: the { $product } { $variant }.
alternative-in-size = In the same vein, and in { $size }, there’s the { $product } { $variant }.
    .b = Something similar in { $size }: the { $product } { $variant }.
alternatives = In the same vein, we have the { $first } { $first_variant } and the { $second } { $second_variant }.
    .b = Something similar: the { $first } { $first_variant } or the { $second } { $second_variant }.
alternatives-in-size = In the same vein, and in { $size }, we have the { $first } { $first_variant } and the { $second } { $second_variant }.
    .b = Something similar in { $size }: the { $first } { $first_variant } or the { $second } { $second_variant }.

## Which one?

which-product = Which piece do you mean? Its name will do, or a few words to describe it.
    .b = Tell me which piece you’re after: its name, its colour, whatever you know.
which-product-of = Several pieces match:
    { $products }
    Which one are you after?
    .b = It could be one of these:
    { $products }
    Which one is it?
which-product-of-many = Several pieces match, for example:
    { $products }
    and { $more } more. Which one do you have in mind?
    .b = There’s quite a choice, among others:
    { $products }
    and { $more } more. Could you give me a name or a colour?
unknown-product = I can’t find “{ $words }” in our shop.
    .b = “{ $words }” isn’t among the things we have.
unknown-product-but = I can’t find “{ $words }” in our shop. We do have:
    { $similar }
    .b = “{ $words }” isn’t among the things we have. The nearest we’ve got:
    { $similar }
which-variant = Gladly. For the { $product } we have: { $left }. Which shall I put aside?
    .b = Of the { $product } there’s this: { $left }. Which would you like me to keep?
which-size-to-wait-for = Which size are you waiting for in the { $product }: { $sizes }?
    .b = For the { $product }, which size would it be: { $sizes }?
which-colour-to-wait-for = Which colour are you waiting for in the { $product }: { $colours }?
    .b = For the { $product }, which colour would it be: { $colours }?

## Price and lists

price = The price of the { $product } is { $price }.
    .b = It’s { $price } for the { $product }.
price-between = Prices for the { $product } run from { $from } ({ $cheapest }) to { $to } ({ $dearest }).
    .b = For the { $product } it’s between { $from } ({ $cheapest }) and { $to } ({ $dearest }).
price-sum = Together that’s { $price }.
    .b = In total: { $price }.
no-price = I don’t have a price for the { $product }; { $owner } can tell you.
    .b = My list has no price for the { $product }; { $owner } can give you one.
browse = Here’s what we have:
    { $products }
    .b = This is what’s in at the moment:
    { $products }
browse-more = Here’s some of what we have:
    { $products }
    and { $more } more.
    .b = This is some of what’s in at the moment:
    { $products }
    and { $more } more.
browse-nothing = We have nothing of that kind at the moment.
    .b = I’ve had a look: there’s nothing like that in the shop right now.

## Shipping. $country and $countries come with their article: "the Netherlands"

ships = Of course, we ship to { $country }.
    .b = We do ship to { $country }.
ships-with = Of course, we ship to { $country }, with { $carrier }.
    .b = We do ship to { $country }, with { $carrier }.
ships-also = Of course, we ship to { $country }, and also to { $others }.
    .b = Our parcels go to { $country }, and to { $others } too.
ships-with-also = Of course, we ship to { $country } with { $carrier }, and also to { $others }.
    .b = Our parcels go to { $country } with { $carrier }, and to { $others } too.
does-not-ship = We don’t ship to { $country }. Our parcels go to { $countries }.
    .b = Our parcels go to { $countries }, but not to { $country }.
ships-nowhere = We don’t send parcels.
    .b = Shipping isn’t something we do.
ships-nowhere-pickup = We don’t send parcels, but you’re welcome to collect.
    .b = Shipping isn’t something we do; collecting is fine.
but-pickup = You’re welcome to come and collect, though.
    .b = Collecting from us is possible.
shipping-cost = Shipping to { $country } is { $cost }.
    .b = It’s { $cost } to ship to { $country }.
shipping-cost-free-from = Shipping to { $country } is { $cost }, and free if you spend { $free_from } or more.
    .b = It’s { $cost } to ship to { $country }; from { $free_from } upwards it’s free.
shipping-free = Shipping to { $country } is free.
    .b = There’s nothing to pay for shipping to { $country }.
shipping-cost-others = To { $countries } it’s { $cost }.
    .b = And { $cost } to { $countries }.
customs-none = There are no customs charges: the parcel crosses no customs border.
    .b = No customs charges on this one: it crosses no customs border.
customs-none-in-eu = There are no customs charges: the parcel stays within the EU.
    .b = No customs charges on this one, as it stays within the EU.
customs-may-be-due = Customs charges may be due on arrival in { $country }; I don’t know how much, and they aren’t included.
    .b = On arrival in { $country } customs charges may be added; how much, I can’t tell.
delivery-time = Delivery to { $country } takes { $fewest } to { $most } working days once it’s been sent.
    .b = Allow { $fewest } to { $most } working days to { $country } once your parcel is on its way.
arrives-in-time = Sent { $sent }, your parcel arrives { $latest } at the latest: that’s in time.
    .b = If it leaves { $sent }, it’s there { $latest } at the latest, so in time.
arrives-late = Even sent { $sent }, your parcel arrives { $earliest } at the earliest: that’s too late.
    .b = If it leaves { $sent }, it’s there { $earliest } at the earliest: too late.
arrives-perhaps = Sent { $sent }, your parcel arrives { $earliest } at the earliest and { $latest } at the latest: I can’t promise it.
    .b = If it leaves { $sent }, it’s there { $earliest } at the earliest, { $latest } at the latest: maybe, but not for sure.
delivery-time-at-most = Delivery to { $country } takes { $most ->
        [one] one working day
       *[other] { $most } working days
    } at most once it’s been sent.
    .b = Allow { $most ->
        [one] one working day
       *[other] { $most } working days
    } at most to { $country } once your parcel is on its way.
pickup = You’re very welcome to come and collect.
    .b = Collecting from us is possible.
pickup-at = You’re very welcome to come and collect: { $address }.
    .b = Collecting from us is possible: { $address }.
no-pickup = Collecting from us isn’t possible.
    .b = We don’t offer collection.

## The shop. $day is "tomorrow" or "on Saturday 5 December", $opens "10:00 tomorrow"

no-physical-shop = We have no shop to walk into: everything happens online.
    .b = Everything happens online; there’s no shop to visit.
open-on = We’re open { $day }: { $hours }.
    .b = You’ll find us open { $day }: { $hours }.
closed-on = We’re closed { $day }.
    .b = The shop is closed { $day }.
open-now = We’re open now, until { $until }.
    .b = The shop is open until { $until }.
closed-now = We’re closed right now and open again at { $opens }.
    .b = The shop is closed at this hour; it opens at { $opens }.
opening-week = Our hours: { $week }.
    .b = In a normal week: { $week }.
location = You’ll find us here: { $address }.
    .b = Our address: { $address }.
location-no-shop = There’s no shop to visit; our address is { $address }.
    .b = Our address is { $address }, but there’s no shop to visit.
payment = We take { $ways }.
    .b = Ways to pay: { $ways }.
payment-yes = Yes, that’s fine. We take { $ways }.
    .b = You can, yes. Ways to pay: { $ways }.
payment-not = No, that isn’t possible ({ $asked }). We take { $ways }.
    .b = Not here, no ({ $asked }). Ways to pay: { $ways }.
said-by-shop = { $text }
returns-paid-by-customer = You have { $days } days to return or exchange a piece; the postage back is yours to pay.
    .b = Returns and exchanges: within { $days } days, postage back at your cost.
returns-paid-by-shop = You have { $days } days to return or exchange a piece; we pay the postage back.
    .b = Returns and exchanges: within { $days } days, and the postage back is on us.

## Holds and the waiting list. $until is "18:30 tomorrow"

offer-hold = Shall I put one aside for you?
    .b = Would you like me to keep one for you?
    .c = Shall I keep one back for you?
offer-waiting-list = Shall I let you know if any come in?
    .b = Would you like a place on the waiting list?
held = Done, put aside for you until { $until }: the { $product } { $variant }.
    .b = I’m keeping this for you until { $until }: the { $product } { $variant }.
held-several = Done, { $pieces } pieces put aside for you until { $until }: the { $product } { $variant }.
    .b = I’m keeping { $pieces } pieces for you until { $until }: the { $product } { $variant }.
held-instead = No longer put aside: the { $product } { $variant }.
    .b = So this is no longer put aside: the { $product } { $variant }.
held-before = What you had stays put aside: the { $product } { $variant }.
    .b = This is still put aside for you: the { $product } { $variant }.
held-fewer = I can only put { $pieces ->
        [one] one
       *[other] { $pieces }
    } aside for you, until { $until }: the { $product } { $variant }.
    .b = That’s all there is right now: { $pieces ->
        [one] one piece
       *[other] { $pieces } pieces
    } put aside for you until { $until }, the { $product } { $variant }.
too-many-holds = You already have { $limit ->
        [one] one piece
       *[other] { $limit } pieces
    } put aside; for more, I’m asking { $owner }.
    .b = With { $limit ->
        [one] one piece
       *[other] { $limit } pieces
    } put aside you’re at the limit, so I’m asking { $owner }.
waitlisted-first = Noted: you’re first on the waiting list for the { $product } { $variant }.
    .b = You have first place on the waiting list for the { $product } { $variant }.
waitlisted = Noted: you’re number { $place } on the waiting list for the { $product } { $variant }.
    .b = You have place { $place } on the waiting list for the { $product } { $variant }.
reach-here = I’ll write to you here as soon as there’s one.
    .b = As soon as one comes in, I’ll write to you here.
reach-until = I can write to you here until { $until }; after that, just ask me again.
    .b = If one comes in, I’ll write here until { $until }; after that, a message from you is enough.
released = Done. No longer put aside: the { $product } { $variant }{ $others ->
        [0] {""}
        [one] , and one other piece
       *[other] , and { $others } other pieces
    }.
    .b = All right, I’ve let go of the { $product } { $variant }{ $others ->
        [0] {""}
        [one] , and of the other piece
       *[other] , and of the { $others } other pieces
    }.
no-longer-waiting = Done, you’re no longer waiting for the { $product } { $variant }{ $others ->
        [0] {""}
        [one] , nor for the other piece
       *[other] , nor for the { $others } other pieces
    }.
    .b = All right. Off the waiting list: the { $product } { $variant }{ $others ->
        [0] {""}
        [one] , and one other piece
       *[other] , and { $others } other pieces
    }.
nothing-held = I have nothing put aside for you.
    .b = There’s nothing put aside in your name.

## Product details, in the shop's own words

details = { $product }: { $details }
    .b = From the notes on the { $product }: { $details }
ask-product-info-of = My notes on the { $product } don’t say; I’m asking { $owner }.
    .b = That detail of the { $product } is one for { $owner }: I’ve passed your question on.
ask-product-info = My notes don’t say; I’m asking { $owner }.
    .b = That detail is one for { $owner }: I’ve passed your question on.
ask-size-advice-of = For your size in the { $product }, { $owner } has a far better eye than I do: I’ve passed your question on.
    .b = The right size in the { $product } is something I’d rather ask { $owner }.
ask-size-advice = For your size, { $owner } has a far better eye than I do: I’ve passed your question on.
    .b = The right size is something I’d rather ask { $owner }.

## What goes to the owner. One sentence says when (expect-...)

ask-complaint = Thank you for telling us. Your message goes straight to { $owner }, who’ll deal with it in person.
    .b = Noted, and { $owner } will deal with it in person.
    .c = I’m letting { $owner } know, who’ll take it up with you.
ask-order = { $owner } looks after your order: I’ve passed your message on.
    .b = About your order, I’m asking { $owner }.
ask-order-numbered = { $owner } looks after order { $order }: I’ve passed your message on.
    .b = About order { $order }, I’m asking { $owner }.
ask-cancel-order = I’m passing your cancellation on to { $owner }.
    .b = Cancelling is { $owner }’s to do: I’ve passed your request on.
ask-other = That’s one for { $owner }: I’ve passed your message on.
    .b = I’d rather ask { $owner }; your message is on its way.
    .c = { $owner } can answer that better than I can, so over it goes.
lost-thread = I can no longer find what we wrote before: { $owner } takes over from your message.
    .b = I’ve lost the beginning of our conversation; I’ve passed your message on to { $owner }.
ask-human = I’m letting { $owner } know.
    .b = Of course, I’m handing over to { $owner }.
    .c = Your message is on its way to { $owner }.
ask-payment = About that payment, I’m asking { $owner }.
    .b = Payments are something { $owner } looks at with you: I’ve passed it on.
ask-returns = About a return or an exchange, I’m asking { $owner }.
    .b = Returns are { $owner }’s to arrange: I’ve passed it on.
ask-discount = Discounts are up to { $owner }: I’ve passed your question on.
    .b = A discount isn’t mine to give; I’m asking { $owner }.
ask-opening-hours = I don’t have our hours in my notes; I’m asking { $owner }.
    .b = About the hours, I’m asking { $owner }.
ask-location = I don’t have the address in my notes; I’m asking { $owner }.
    .b = About the address, I’m asking { $owner }.
place-extras-unknown = I don’t have details about parking or access.
    .b = About parking or access, the address is all I have.
ask-place-extras = The address doesn’t tell that; I’m asking { $owner }.
    .b = About getting to us, I’m asking { $owner }.
ask-delivery-time = I don’t have the delivery time in my notes; I’m asking { $owner }.
    .b = About the delivery time, I’m asking { $owner }.
ask-access = { $owner } can send you what we keep about you: I’ve passed your request on.
    .b = For a copy of your data, I’m passing this on to { $owner }.
phone = By phone: { $value }.
    .b = Our number: { $value }.
email = By e-mail: { $value }.
    .b = Our e-mail address: { $value }.

## Several things for the owner at once, in one sentence: a noun for each ask-...

ask-several = I’m passing it all on to { $owner }: { $matters }.
    .b = On these, { $owner } will answer you: { $matters }.
ask-several-complaint = Thank you for telling us. I’m passing it all on to { $owner }, who’ll deal with it in person: { $matters }.
    .b = Noted, and { $owner } will deal with it in person: { $matters }.
matter-complaint = what went wrong
matter-order = your order
matter-order-numbered = order { $order }
matter-cancel-order = your cancellation
matter-other = the rest of your message
matter-human = your wish to talk
matter-payment = the payment
matter-returns = the return or exchange
matter-discount = the discount
matter-opening-hours = our hours
matter-location = our address
matter-place-extras = getting to us
matter-delivery-time = the delivery time
matter-product-info-of = that detail of the { $product }
matter-product-info = that detail
matter-size-advice-of = the size in the { $product }
matter-size-advice = the question of size
matter-access = the copy of your data

## The same for the third time: the owner is reminded, and the customer hears so

reminds = You’ve now asked this three times, and I’m not leaving it there: I’m reminding { $owner }, and saying since when you’ve been waiting.
    .b = You’ve had to ask this three times: { $owner } is getting a reminder, with the time of your first message.
reminds-too = This is the third time you ask, so my answer isn’t enough: I’m passing your question on to { $owner }, as a reminder.
    .b = Three times the same question: { $owner } now gets it too, as a reminder, and will answer you.

## When the owner can be expected. $within is "within the hour", $when "on Tuesday morning"

expect-within = { $owner } usually answers { $within }.
    .b = As a rule, the answer comes { $within }.
    .c = You can usually count on an answer { $within }.
expect-by = You should have an answer { $when }.
    .b = The answer should come { $when }.
    .c = You can count on an answer { $when }.
expect-by-away = { $owner } is away for a while; you should have an answer { $when }.
    .b = With { $owner } away for a while, the answer should come { $when }.
expect-unknown = I can’t tell you when the answer will come.
    .b = I have no date for the answer at the moment.
expect-unknown-away = { $owner } is away for a while, and I don’t know yet until when.
    .b = With { $owner } away for a while, I have no date for the answer yet.
reply-time = I answer right away; for what I don’t know, there’s { $owner }.
    .b = I’m here; for anything else it’s { $owner } who answers.

## Small talk

greeting = Tell me what you’re looking for and I’ll check straight away.
    .b = What can I look up for you?
thanks = You’re welcome!
    .b = My pleasure.
goodbye = See you soon!
    .b = Goodbye, see you soon.
confirm = Lovely.
    .b = Very good.
deny = All right.
    .b = No problem.
bot-identity = This is the automated assistant. What I tell you comes from the shop’s stock and rules; for the rest, { $owner } reads and answers. Write “a person” to talk to { $owner }.
    .b = I’m a machine, yes: I answer from the shop’s stock and rules. To talk to { $owner }, write “a person”.
calm = I can see this upsets you. Let’s see what I can do for you.
    .b = I understand the annoyance. I’ll do what I can from here.

## Privacy

erased = Done: your messages and data are erased. If that was a mistake, write “undo” within the hour.
erasure-undone = Undone: nothing is erased.
stopped = Noted, I won’t write to you any more. A message from you is enough to start again.

## When the time that was told does not hold. $when "on Tuesday morning"

later-by = { $owner } hasn’t been able to answer yet; you should have an answer { $when }.
    .b = Your answer is taking longer than expected: it should come { $when }.
later-unknown = { $owner } hasn’t been able to answer yet, and I can’t tell you when it will be.
    .b = Your answer is taking longer than expected, and I have no date to give you.
later-away-by = { $owner } has to be away: your answer will come later than I said, most likely { $when }.
    .b = Because of an absence, you should now have your answer { $when }.
later-away-unknown = { $owner } has to be away, and I don’t know yet for how long: your answer will take longer than I said.
    .b = Because of an absence, your answer will take longer than I said; I don’t have a date yet.
overdue-by = I told you to expect an answer sooner, and none has come. It should be there { $when }.
    .b = The time I gave you has passed without an answer. It should come { $when }.
way-out = Rather than another uncertain time, here’s how to reach someone:
    .b = I won’t give you one more time. To reach someone directly:
late-minutes = Your message has waited { $minutes } minutes; here’s the answer.
    .b = This answer to your message comes { $minutes } minutes late.
late-hours = Your message has waited { $count } hours; here’s the answer.
    .b = This answer to your message comes { $count } hours late.

## Told unasked of a hold or of a piece that is waited for

hold-reminder = A small reminder: the { $product } { $variant } is put aside for you until { $until }. After that it’s free again; if you no longer want it, write “cancel”.
    .b = I’m still keeping the { $product } { $variant } for you until { $until }; after that it’s free again. Changed your mind? Write “cancel”.
hold-extended = { $owner } keeps the { $product } { $variant } for you longer, until { $until }.
    .b = You have more time: until { $until } { $owner } keeps the { $product } { $variant }.
hold-ended = Your hold has ended: the { $product } { $variant }.
    .b = Time is up: I’m no longer keeping the { $product } { $variant }.
hold-ended-free = Your hold has ended: the { $product } { $variant } is free again.
    .b = Time is up: I’m no longer keeping the { $product } { $variant }, the piece is free again.
hold-ended-goes-on = Your hold has ended: the { $product } { $variant }. Somebody else is waiting and is offered it now.
    .b = Time is up: I’m offering the next in line the { $product } { $variant }.
back-in-stock = Good news: the { $product } { $variant } is here. I’m keeping one for you until { $until }. Shall I put it aside?
    .b = There’s one for you, kept until { $until }: the { $product } { $variant }. You were waiting for it; will you take it?
gone-since = The last piece has just gone, after I told you of it: the { $product } { $variant }.
    .b = Since my answer the last piece has gone: the { $product } { $variant }.
reach-telegram = On Telegram I can write to you without a time limit: { $link }
    .b = So that I can write to you later too, there’s Telegram: { $link }
