# What the owner reads when she teaches the machine something.

learn-sentence =
    A customer wrote:
    “{ $text }”
learn-understood = I had understood: { $what }.
learn-not-understood = I had not understood it.
learn-answered = You answered: “{ $gist }”
learn-topic = It was a question about…
learn-picked = She spoke of “{ $words }”, then she chose { $product }. Is it a name for { $product }?
learn-words = Which product is “{ $words }”?
learn-left = { $count ->
    [one] This is the last one.
   *[other] There are { $count }.
  }
button-understood = That was it
button-topics = Another topic…
button-more = More…
button-back = Back
button-nothing = Nothing to learn
button-stop = Stop
button-undo = Undo
button-yes = Yes
button-products = Another product…
button-no-product = None of these

learn-noted = Noted: { $what }.
learn-noted-nothing = Noted: nothing to learn.
learn-named = Noted: “{ $words }” is { $product }. I will understand the next customer.
learn-undone = Undone, the question is back.
learn-not-undone = I could not undo it: { $product } has changed since. “{ $words }” is still one of its names.
learn-gone = This sentence is no longer here: too old, erased or already decided.
learn-none = Nothing to learn right now. When you answer something yourself that I could not handle, I keep it for you here.
learn-stopped = { $count ->
    [0] All seen, thank you!
    [one] All right. One is left: /learn
   *[other] All right. { $count } are left: /learn
  }
learn-ready = { $count ->
    [one] One of your sentences will be learnt at the next “comptoir train”.
   *[other] { $count } of your sentences will be learnt at the next “comptoir train”.
  }
learn-digest = { $count ->
    [one] One question can teach me something: /learn
   *[other] { $count } questions can teach me something: /learn
  }

topic-availability = availability
topic-price = price
topic-browse = what you have
topic-product-info = material, care
topic-size-advice = size advice
topic-restock = back in stock
topic-reserve = putting aside
topic-cancel = cancelling
topic-discount = discount
topic-shipping = shipping, pick-up
topic-shipping-cost = shipping cost
topic-delivery-time = delivery time
topic-order-status = order status
topic-complaint = complaint
topic-returns = returns, exchanges
topic-payment = payment
topic-opening-hours = opening hours
topic-location = address
topic-human = talking to you
topic-reply-time = when you answer
topic-bot-identity = robot or human
topic-privacy = her data
topic-abuse = insult
topic-greeting = hello
topic-thanks = thank you
topic-goodbye = goodbye
topic-confirm = a yes
topic-deny = a no
topic-other = none of these
