# Ciò che la titolare legge quando insegna qualcosa alla macchina.

learn-sentence =
    Una cliente ha scritto:
    «{ $text }»
learn-understood = Avevo capito: { $what }.
learn-not-understood = Non avevo capito.
learn-answered = Lei ha risposto: «{ $gist }»
learn-topic = Era una domanda su…
learn-picked = Parlava di «{ $words }», poi ha scelto { $product }. È un nome di { $product }?
learn-words = Quale prodotto è «{ $words }»?
learn-left = { $count ->
    [one] È l’ultima.
   *[other] Sono { $count }.
  }
button-understood = Era proprio questo
button-topics = Altro argomento…
button-more = Altri…
button-back = Indietro
button-nothing = Niente da imparare
button-stop = Basta così
button-undo = Annulla
button-yes = Sì
button-products = Altro prodotto…
button-no-product = Nessuno di questi

learn-noted = Annotato: { $what }.
learn-noted-nothing = Annotato: niente da imparare.
learn-named = Annotato: «{ $words }» è { $product }. Capirò la prossima cliente.
learn-undone = Annullato, la domanda ritorna.
learn-not-undone = Non ho potuto annullarlo: { $product } nel frattempo è cambiato. «{ $words }» è ancora uno dei suoi nomi.
learn-gone = Questa frase non c’è più: troppo vecchia, cancellata o già decisa.
learn-none = Per ora niente da imparare. Quando risponde Lei a qualcosa che non ho saputo gestire, glielo conservo qui.
learn-stopped = { $count ->
    [0] Visto tutto, grazie!
    [one] D’accordo. Ne resta una: /learn
   *[other] D’accordo. Ne restano { $count }: /learn
  }
learn-ready = { $count ->
    [one] Una delle sue frasi sarà imparata al prossimo «comptoir train».
   *[other] { $count } delle sue frasi saranno imparate al prossimo «comptoir train».
  }
learn-digest = { $count ->
    [one] Una domanda può insegnarmi qualcosa: /learn
   *[other] { $count } domande possono insegnarmi qualcosa: /learn
  }

topic-availability = disponibilità
topic-price = prezzo
topic-browse = che cosa avete
topic-product-info = tessuto, cura
topic-size-advice = consiglio di taglia
topic-restock = ritorno in negozio
topic-reserve = mettere da parte
topic-cancel = annullamento
topic-discount = sconto
topic-shipping = spedizione, ritiro
topic-shipping-cost = costo di spedizione
topic-delivery-time = tempi di consegna
topic-order-status = stato dell’ordine
topic-complaint = reclamo
topic-returns = resi, cambi
topic-payment = pagamento
topic-opening-hours = orari di apertura
topic-location = indirizzo
topic-human = parlare con Lei
topic-reply-time = tempi di risposta
topic-bot-identity = robot o persona
topic-privacy = i suoi dati
topic-abuse = insulto
topic-greeting = buongiorno
topic-thanks = grazie
topic-goodbye = arrivederci
topic-confirm = un sì
topic-deny = un no
topic-other = niente di tutto ciò
