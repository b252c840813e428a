# Wat de eigenares leest wanneer ze de machine iets leert.

learn-sentence =
    Een klant schreef:
    “{ $text }”
learn-understood = Ik had begrepen: { $what }.
learn-not-understood = Ik had het niet begrepen.
learn-answered = Je antwoordde: “{ $gist }”
learn-topic = Dit was een vraag over…
learn-picked = Ze had het over “{ $words }” en koos daarna { $product }. Is dat een naam van { $product }?
learn-words = Welk product is “{ $words }”?
learn-left = { $count ->
    [one] Dit is de laatste.
   *[other] Het zijn er { $count }.
  }
button-understood = Dat was het
button-topics = Ander onderwerp…
button-more = Meer…
button-back = Terug
button-nothing = Niets te leren
button-stop = Stoppen
button-undo = Ongedaan maken
button-yes = Ja
button-products = Ander product…
button-no-product = Geen van deze

learn-noted = Genoteerd: { $what }.
learn-noted-nothing = Genoteerd: niets te leren.
learn-named = Genoteerd: “{ $words }” is { $product }. De volgende klant begrijp ik.
learn-undone = Ongedaan gemaakt, de vraag komt terug.
learn-not-undone = Dat lukte niet: { $product } is intussen veranderd. “{ $words }” is nog een van zijn namen.
learn-gone = Deze zin is er niet meer: te oud, gewist of al beslist.
learn-none = Nu valt er niets te leren. Als je zelf antwoordt op iets wat ik niet aankon, bewaar ik het hier voor je.
learn-stopped = { $count ->
    [0] Alles is bekeken, dank je!
    [one] Goed. Er blijft er één over: /learn
   *[other] Goed. Er blijven er { $count } over: /learn
  }
learn-ready = { $count ->
    [one] Eén van je zinnen wordt geleerd bij de volgende “comptoir train”.
   *[other] { $count } van je zinnen worden geleerd bij de volgende “comptoir train”.
  }
learn-digest = { $count ->
    [one] Van één vraag kan ik iets leren: /learn
   *[other] Van { $count } vragen kan ik iets leren: /learn
  }

topic-availability = beschikbaarheid
topic-price = prijs
topic-browse = wat je hebt
topic-product-info = stof, onderhoud
topic-size-advice = maatadvies
topic-restock = weer op voorraad
topic-reserve = opzij leggen
topic-cancel = annulering
topic-discount = korting
topic-shipping = verzenden, afhalen
topic-shipping-cost = verzendkosten
topic-delivery-time = levertijd
topic-order-status = bestelling volgen
topic-complaint = klacht
topic-returns = retour, ruilen
topic-payment = betaling
topic-opening-hours = openingsuren
topic-location = adres
topic-human = jou spreken
topic-reply-time = wanneer antwoord
topic-bot-identity = robot of mens
topic-privacy = haar gegevens
topic-abuse = belediging
topic-greeting = dag
topic-thanks = bedankt
topic-goodbye = tot ziens
topic-confirm = een ja
topic-deny = een nee
topic-other = niets van dit alles
