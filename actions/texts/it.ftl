### What customers read, in Italian: a light Lei, mostly wordings that need neither Lei nor
### tu; short true sentences, as one types on a phone.
### Every text may use { $shop } (its name), { $owner } (her or his name) and { $daytime }
### ("day" or "evening"). Nobody's gender is known, nor the gender or number of a
### product's name: no sentence needs them. No colon follows { $variant }, which may be
### empty, and no bare words, as it may hold a comma; no "a" stands before a person's name ("con Anna" needs no "ad").
### Further wordings (.b, .c) come in turn; each is right the first time as well.

## How a reply begins

disclosure = { $daytime ->
        [evening] Buonasera
       *[day] Buongiorno
    }, qui { $shop }. Risponde l’assistente automatico; quando serve subentra { $owner }.
    .b = { $daytime ->
        [evening] Buonasera
       *[day] Buongiorno
    }, questo è l’assistente automatico di { $shop }: dove non arrivo io, risponde { $owner }.
hello = { $daytime ->
        [evening] Buonasera,
       *[day] Buongiorno,
    }
    .b = { $daytime ->
        [evening] Buonasera!
       *[day] Buongiorno!
    }

## Availability. $variant is "in 38, blu", "in blu" or nothing; $left "36 e 38 in blu"

in-stock-one = Sì, abbiamo { $product } { $variant }. { $pieces ->
        [one] Resta un solo pezzo
       *[other] Restano { $pieces } pezzi
    }.
    .b = Sì, c’è disponibilità per { $product } { $variant }. { $pieces ->
        [one] È rimasto un pezzo
       *[other] Ci sono { $pieces } pezzi
    }.
in-stock-these = Sì, abbiamo { $product }: { $left }.
    .b = Sì, di { $product } c’è questo: { $left }.
in-stock-any = Sì, abbiamo ancora { $product }: { $left }.
    .b = Sì, di { $product } resta questo: { $left }.
out-of-stock = Ho guardato: al momento non abbiamo { $product } { $variant }.
    .b = Ora non c’è disponibilità per { $product } { $variant }.
sold-out = Di { $product } al momento non resta niente.
    .b = Ho guardato: per ora non abbiamo più { $product }.
still-there-in = Abbiamo invece: { $left }.
    .b = Quello che c’è: { $left }.
alternative = Nello stesso stile abbiamo { $product } { $variant }.
    .b = Qualcosa di simile: { $product } { $variant }.
alternative-in-size = Nello stesso stile, in { $size }, abbiamo { $product } { $variant }.
    .b = Qualcosa di simile in { $size }: { $product } { $variant }.
alternatives = Nello stesso stile abbiamo { $first } { $first_variant } e { $second } { $second_variant }.
    .b = Qualcosa di simile: { $first } { $first_variant } oppure { $second } { $second_variant }.
alternatives-in-size = Nello stesso stile, in { $size }, abbiamo { $first } { $first_variant } e { $second } { $second_variant }.
    .b = Qualcosa di simile in { $size }: { $first } { $first_variant } oppure { $second } { $second_variant }.

## Which one?

which-product = Di quale articolo si tratta? Basta il nome, o due parole per descriverlo.
    .b = Mi dica quale articolo cerca: il nome, il colore, quello che ricorda.
which-product-of = Ce n’è più di uno che corrisponde:
    { $products }
    Qual è quello giusto?
    .b = Potrebbe essere uno di questi:
    { $products }
    Quale le interessa?
which-product-of-many = Ce ne sono parecchi, per esempio:
    { $products }
    e altri { $more }. Quale ha in mente?
    .b = C’è molta scelta, tra l’altro:
    { $products }
    e altri { $more }. Mi aiuta con un nome o un colore?
unknown-product = Da noi non trovo «{ $words }».
    .b = «{ $words }» non è tra i nostri articoli.
unknown-product-but = Da noi non trovo «{ $words }». Abbiamo però:
    { $similar }
    .b = «{ $words }» non è tra i nostri articoli. Il più vicino:
    { $similar }
which-variant = Volentieri. Di { $product } abbiamo: { $left }. Che cosa metto da parte?
    .b = Per { $product } c’è questo: { $left }. Che cosa le tengo da parte?
which-size-to-wait-for = Quale taglia aspetta per { $product }: { $sizes }?
    .b = Per { $product }, quale taglia sarebbe: { $sizes }?
which-colour-to-wait-for = Quale colore aspetta per { $product }: { $colours }?
    .b = Per { $product }, quale colore sarebbe: { $colours }?

## Price and lists

price = Il prezzo di { $product } è { $price }.
    .b = Per { $product } il prezzo è { $price }.
price-between = I prezzi di { $product } vanno da { $from } ({ $cheapest }) a { $to } ({ $dearest }).
    .b = Per { $product } si va da { $from } ({ $cheapest }) a { $to } ({ $dearest }).
price-sum = Insieme fanno { $price }.
    .b = In totale: { $price }.
no-price = Non ho un prezzo per { $product }; può dirglielo { $owner }.
    .b = Il prezzo di { $product } non è nella mia lista; lo sa { $owner }.
browse = Ecco che cosa abbiamo:
    { $products }
    .b = Al momento abbiamo:
    { $products }
browse-more = Ecco una parte di quello che abbiamo:
    { $products }
    e altri { $more }.
    .b = Al momento abbiamo, tra l’altro:
    { $products }
    e altri { $more }.
browse-nothing = Al momento non abbiamo niente del genere.
    .b = Ho guardato: per ora da noi non c’è niente di simile.

## Shipping. $country and $countries come with their preposition: "nei Paesi Bassi"

ships = Certo, spediamo { $country }.
    .b = La spedizione { $country } è possibile.
ships-with = Certo, spediamo { $country }, con { $carrier }.
    .b = La spedizione { $country } è possibile, con { $carrier }.
ships-also = Certo, spediamo { $country }, e anche { $others }.
    .b = I nostri pacchi arrivano { $country }, e anche { $others }.
ships-with-also = Certo, spediamo { $country } con { $carrier }, e anche { $others }.
    .b = I nostri pacchi arrivano { $country } con { $carrier }, e anche { $others }.
does-not-ship = Non spediamo { $country }. I nostri pacchi arrivano { $countries }.
    .b = I nostri pacchi arrivano { $countries }, ma non { $country }.
ships-nowhere = Non facciamo spedizioni.
    .b = Da noi non partono pacchi.
ships-nowhere-pickup = Non facciamo spedizioni, ma si può passare a ritirare.
    .b = Da noi non partono pacchi; il ritiro di persona è possibile.
but-pickup = Si può invece passare a ritirare.
    .b = Il ritiro di persona è possibile.
shipping-cost = La spedizione { $country } costa { $cost }.
    .b = Per spedire { $country } sono { $cost }.
shipping-cost-free-from = La spedizione { $country } costa { $cost }, ed è gratuita da { $free_from } in su.
    .b = Per spedire { $country } sono { $cost }; da { $free_from } in su non si paga.
shipping-free = La spedizione { $country } è gratuita.
    .b = Per spedire { $country } non si paga niente.
shipping-cost-others = Per una spedizione { $countries } sono { $cost }.
    .b = E { $cost } per una spedizione { $countries }.
customs-none = Non ci sono spese doganali: il pacco non passa nessuna dogana.
    .b = Niente spese doganali, il pacco non passa nessuna dogana.
customs-none-in-eu = Non ci sono spese doganali: il pacco resta nell’Unione europea.
    .b = Niente spese doganali all’interno dell’Unione europea.
customs-may-be-due = All’arrivo { $country } possono esserci spese doganali; l’importo non lo conosco.
    .b = La dogana può chiedere delle spese all’arrivo { $country }; l’importo non lo conosco.
delivery-time = La consegna { $country } richiede da { $fewest } a { $most } giorni lavorativi dopo la spedizione.
    .b = Per arrivare { $country }, un pacco impiega da { $fewest } a { $most } giorni lavorativi.
arrives-in-time = Se parte { $sent }, il pacco arriva al più tardi { $latest }: in tempo.
    .b = Partendo { $sent }, è lì al più tardi { $latest }, quindi in tempo.
arrives-late = Anche se parte { $sent }, il pacco arriva al più presto { $earliest }: troppo tardi.
    .b = Partendo { $sent }, è lì al più presto { $earliest }: troppo tardi.
arrives-perhaps = Se parte { $sent }, il pacco arriva al più presto { $earliest } e al più tardi { $latest }: non posso prometterlo.
    .b = Partendo { $sent }, è lì al più presto { $earliest }, al più tardi { $latest }: forse, ma non è sicuro.
delivery-time-at-most = La consegna { $country } richiede al massimo { $most ->
        [one] un giorno lavorativo
       *[other] { $most } giorni lavorativi
    } dopo la spedizione.
    .b = Per arrivare { $country }, un pacco impiega al massimo { $most ->
        [one] un giorno lavorativo
       *[other] { $most } giorni lavorativi
    }.
pickup = Certo, si può passare a ritirare.
    .b = Il ritiro di persona è possibile.
pickup-at = Certo, si può passare a ritirare: { $address }.
    .b = Il ritiro di persona è possibile: { $address }.
no-pickup = Il ritiro di persona non è possibile.
    .b = Da noi non si può ritirare di persona.

## The shop. $day is "domani" or "sabato 5 dicembre", $opens "domani alle 10:00"

no-physical-shop = Non c’è un negozio da visitare: facciamo tutto online.
    .b = Facciamo tutto online, senza un negozio fisico.
open-on = Siamo aperti { $day }: { $hours }.
    .b = Il negozio è aperto { $day }: { $hours }.
closed-on = Siamo chiusi { $day }.
    .b = Il negozio è chiuso { $day }.
open-now = Ora siamo aperti, fino alle { $until }.
    .b = Il negozio è aperto fino alle { $until }.
closed-now = In questo momento siamo chiusi; riapriamo { $opens }.
    .b = A quest’ora il negozio è chiuso; riapre { $opens }.
opening-week = I nostri orari: { $week }.
    .b = In una settimana normale: { $week }.
location = Siamo qui: { $address }.
    .b = Il nostro indirizzo: { $address }.
location-no-shop = Non c’è un negozio da visitare; il nostro indirizzo è { $address }.
    .b = Il nostro indirizzo è { $address }, ma non c’è un negozio da visitare.
payment = Si può pagare così: { $ways }.
    .b = Accettiamo { $ways }.
payment-yes = Sì, si può. Si può pagare così: { $ways }.
    .b = Va bene, sì. Modi di pagare: { $ways }.
payment-not = No, non è possibile ({ $asked }). Si può pagare così: { $ways }.
    .b = Qui non si può ({ $asked }). Modi di pagare: { $ways }.
said-by-shop = { $text }
returns-paid-by-customer = Per restituire o cambiare un articolo ci sono { $days } giorni; la spedizione di ritorno è a carico di chi rende.
    .b = Resi e cambi entro { $days } giorni, con la spedizione di ritorno a carico di chi rende.
returns-paid-by-shop = Per restituire o cambiare un articolo ci sono { $days } giorni; la spedizione di ritorno la paghiamo noi.
    .b = Resi e cambi entro { $days } giorni, con la spedizione di ritorno a carico nostro.

## Holds and the waiting list. $until is "domani alle 18:30"

offer-hold = Ne metto da parte un pezzo?
    .b = Vuole che ne tenga da parte un pezzo?
    .c = Gliene tengo un pezzo da parte?
offer-waiting-list = Le scrivo se ne arrivano?
    .b = Vuole un posto in lista d’attesa?
held = Fatto, da parte a suo nome fino a { $until }: { $product } { $variant }.
    .b = Tengo da parte fino a { $until }: { $product } { $variant }.
held-several = Fatto, { $pieces } pezzi da parte a suo nome fino a { $until }: { $product } { $variant }.
    .b = Tengo da parte { $pieces } pezzi fino a { $until }: { $product } { $variant }.
held-instead = Non più da parte: { $product } { $variant }.
    .b = Questo quindi non è più da parte: { $product } { $variant }.
held-before = Quello che aveva resta da parte: { $product } { $variant }.
    .b = Questo è sempre da parte a suo nome: { $product } { $variant }.
held-fewer = Posso mettere da parte solo { $pieces ->
        [one] un pezzo
       *[other] { $pieces } pezzi
    }, fino a { $until }: { $product } { $variant }.
    .b = Di più al momento non c’è: { $pieces ->
        [one] un pezzo
       *[other] { $pieces } pezzi
    } da parte a suo nome fino a { $until }, { $product } { $variant }.
too-many-holds = Ha già { $limit ->
        [one] un pezzo
       *[other] { $limit } pezzi
    } da parte; per averne altri sento { $owner }.
    .b = Con { $limit ->
        [one] un pezzo
       *[other] { $limit } pezzi
    } da parte siamo al massimo; per averne altri sento { $owner }.
waitlisted-first = Fatto, ha il primo posto in lista d’attesa per { $product } { $variant }.
    .b = È suo il primo posto in lista d’attesa per { $product } { $variant }.
waitlisted = Fatto, ha il posto numero { $place } in lista d’attesa per { $product } { $variant }.
    .b = È suo il posto numero { $place } in lista d’attesa per { $product } { $variant }.
reach-here = Le scrivo qui appena ne arriva un pezzo.
    .b = Appena ce n’è uno, le scrivo qui.
reach-until = Qui posso scriverle fino a { $until }; dopo basta chiedermelo di nuovo.
    .b = Se arriva, le scrivo qui fino a { $until }; dopo basta un suo messaggio.
released = Fatto. Non più da parte: { $product } { $variant }{ $others ->
        [0] {""}
        [one] , e un altro pezzo
       *[other] , e altri { $others } pezzi
    }.
    .b = Va bene, non tengo più da parte { $product } { $variant }{ $others ->
        [0] {""}
        [one] , né l’altro pezzo
       *[other] , né gli altri { $others } pezzi
    }.
no-longer-waiting = Fatto, non è più in attesa per { $product } { $variant }{ $others ->
        [0] {""}
        [one] , né per l’altro articolo
       *[other] , né per gli altri { $others } articoli
    }.
    .b = Va bene. Fuori dalla lista d’attesa: { $product } { $variant }{ $others ->
        [0] {""}
        [one] , e un altro articolo
       *[other] , e altri { $others } articoli
    }.
nothing-held = Non ho niente da parte per lei.
    .b = A suo nome non c’è niente da parte.

## Product details, in the shop's own words

details = { $product }: { $details }
    .b = Dalla scheda di { $product }: { $details }
ask-product-info-of = Questo non è nella scheda di { $product }; sento { $owner }.
    .b = Su questo dettaglio di { $product } chiedo conferma: sento { $owner }.
ask-product-info = Questo non è nella mia scheda; sento { $owner }.
    .b = Su questo dettaglio chiedo conferma: sento { $owner }.
ask-size-advice-of = Per la taglia di { $product } l’occhio di { $owner } vale più del mio: passo la domanda.
    .b = La taglia giusta di { $product } preferisco sentirla da { $owner }.
ask-size-advice = Per la taglia l’occhio di { $owner } vale più del mio: passo la domanda.
    .b = La taglia giusta preferisco sentirla da { $owner }.

## What goes to the owner. One sentence says when (expect-...)

ask-complaint = Grazie di avercelo detto. Il messaggio arriva subito: se ne occupa { $owner }, di persona.
    .b = Ne prendo nota, e se ne occupa { $owner } di persona.
    .c = Lo segnalo subito: { $owner } ne parla con lei.
ask-order = Del suo ordine si occupa { $owner }: passo il messaggio.
    .b = Per il suo ordine sento { $owner }.
ask-order-numbered = Dell’ordine { $order } si occupa { $owner }: passo il messaggio.
    .b = Per l’ordine { $order } sento { $owner }.
ask-cancel-order = Per l’annullamento sento { $owner }.
    .b = Dell’annullamento si occupa { $owner }: passo la richiesta.
ask-other = Qui può rispondere { $owner }: passo il messaggio.
    .b = Preferisco sentire { $owner }; il messaggio è in viaggio.
    .c = Per questo ci vuole { $owner }: il messaggio è passato.
lost-thread = Non ritrovo più quello che ci eravamo scritti: { $owner } riprende da questo messaggio.
    .b = L’inizio della nostra conversazione mi sfugge; se ne occupa { $owner }.
ask-human = Avviso { $owner }.
    .b = Certo, faccio intervenire { $owner }.
    .c = Il messaggio va dritto da { $owner }.
ask-payment = Per questo pagamento sento { $owner }.
    .b = Il pagamento lo guarda { $owner } con lei: passo il messaggio.
ask-returns = Per un reso o un cambio sento { $owner }.
    .b = Dei resi si occupa { $owner }: passo il messaggio.
ask-discount = Sugli sconti decide { $owner }: passo la domanda.
    .b = Uno sconto non posso deciderlo io; sento { $owner }.
ask-opening-hours = Gli orari non sono tra i miei appunti; sento { $owner }.
    .b = Per gli orari sento { $owner }.
ask-location = L’indirizzo non è tra i miei appunti; sento { $owner }.
    .b = Per l’indirizzo sento { $owner }.
place-extras-unknown = Su parcheggio e accesso non ho altri dettagli.
    .b = Di parcheggio e accesso non so dire di più.
ask-place-extras = Questo l’indirizzo non lo dice; sento { $owner }.
    .b = Per come raggiungerci sento { $owner }.
ask-delivery-time = I tempi di consegna non sono tra i miei appunti; sento { $owner }.
    .b = Per i tempi di consegna sento { $owner }.
ask-access = Quello che conserviamo di lei può mandarlo { $owner }: passo la richiesta.
    .b = Per una copia dei suoi dati avviso { $owner }.
phone = Al telefono: { $value }.
    .b = Il nostro numero: { $value }.
email = Per e-mail: { $value }.
    .b = Il nostro indirizzo e-mail: { $value }.

## Several things for the owner at once, in one sentence: a noun for each ask-...

ask-several = Di tutto questo si occupa { $owner }: { $matters }.
    .b = Su questo risponde { $owner }: { $matters }.
ask-several-complaint = Grazie di avercelo detto. Se ne occupa { $owner } di persona: { $matters }.
    .b = Ne prendo nota, e se ne occupa { $owner } di persona: { $matters }.
matter-complaint = quello che non va
matter-order = il suo ordine
matter-order-numbered = l’ordine { $order }
matter-cancel-order = l’annullamento
matter-other = il resto del messaggio
matter-human = la richiesta di parlare
matter-payment = il pagamento
matter-returns = il reso o il cambio
matter-discount = lo sconto
matter-opening-hours = i nostri orari
matter-location = il nostro indirizzo
matter-place-extras = come raggiungerci
matter-delivery-time = i tempi di consegna
matter-product-info-of = il dettaglio su { $product }
matter-product-info = il dettaglio richiesto
matter-size-advice-of = la taglia di { $product }
matter-size-advice = la taglia
matter-access = la copia dei suoi dati

## The same for the third time: the owner is reminded, and the customer hears so

reminds = È la terza volta che lo chiede, e non lo lascio lì: { $owner } riceve un promemoria, con l’ora da cui aspetta.
    .b = Ha già dovuto chiederlo tre volte: ora { $owner } lo vede come promemoria, con l’ora del primo messaggio.
reminds-too = È la terza volta che fa questa domanda, quindi la mia risposta non basta: la riceve anche { $owner }, come promemoria.
    .b = Tre volte la stessa domanda: ora la riceve anche { $owner }, come promemoria, e le risponderà.

## When the owner can be expected. $within is "entro un’ora", $when "martedì mattina"

expect-within = Di solito { $owner } risponde { $within }.
    .b = Di solito la risposta arriva { $within }.
    .c = Di solito può contare su una risposta { $within }.
expect-by = La risposta dovrebbe arrivare { $when }.
    .b = Può aspettarsi una risposta { $when }.
    .c = Conti su una risposta { $when }.
expect-by-away = { $owner } si assenta per un po’; la risposta dovrebbe arrivare { $when }.
    .b = Con { $owner } via per un po’, può aspettarsi una risposta { $when }.
expect-unknown = Non so dirle quando arriverà la risposta.
    .b = Per ora non ho una data per la risposta.
expect-unknown-away = { $owner } si assenta per un po’, e non so ancora fino a quando.
    .b = Con { $owner } via per un po’, non ho ancora una data per la risposta.
reply-time = Io rispondo subito; per quello che non so c’è { $owner }.
    .b = Io ci sono; per il resto risponde { $owner }.

## Small talk

greeting = Mi dica che cosa cerca, guardo subito.
    .b = Che cosa posso cercare per lei?
thanks = Prego!
    .b = È un piacere.
goodbye = A presto!
    .b = Arrivederci, a presto.
confirm = Perfetto.
    .b = Molto bene.
deny = Va bene.
    .b = Nessun problema.
bot-identity = Qui scrive l’assistente automatico. Quello che dico viene dal magazzino e dalle regole del negozio; per il resto legge e risponde { $owner }. Per parlare con { $owner } basta scrivere «una persona».
    .b = Sono una macchina, sì: rispondo con il magazzino e le regole del negozio. Per parlare con { $owner } basta scrivere «una persona».
calm = Capisco il fastidio. Vediamo che cosa posso fare.
    .b = Si vede che qualcosa non va. Faccio quello che posso da qui.

## Privacy

erased = Fatto: i suoi messaggi e i suoi dati sono cancellati. Se era un errore, basta scrivere «annulla» entro un’ora.
erasure-undone = Tutto come prima: niente è cancellato.
stopped = Va bene, non scrivo più. Basta un suo messaggio per riprendere.

## When the time that was told does not hold. $when "martedì mattina"

later-by = { $owner } non ha ancora potuto rispondere: la risposta dovrebbe arrivare { $when }.
    .b = La risposta richiede più tempo del previsto: dovrebbe arrivare { $when }.
later-unknown = { $owner } non ha ancora potuto rispondere, e non so dirle quando sarà possibile.
    .b = La risposta richiede più tempo del previsto, e non ho una data da darle.
later-away-by = { $owner } si deve assentare: la risposta dovrebbe arrivare più tardi, { $when }.
    .b = Per un’assenza, la risposta richiede più tempo: dovrebbe arrivare { $when }.
later-away-unknown = { $owner } si deve assentare, e non so ancora fino a quando: la risposta richiede più tempo del previsto.
    .b = Per un’assenza, la risposta richiede più tempo del previsto; non ho ancora una data.
overdue-by = Le avevo annunciato una risposta prima, e non è arrivata. Dovrebbe arrivare { $when }.
    .b = L’ora annunciata è passata senza risposta. Dovrebbe arrivare { $when }.
way-out = Invece di un’altra ora incerta, ecco come parlare con qualcuno:
    .b = Non annuncio un’altra ora. Per parlare con qualcuno:
late-minutes = Il suo messaggio ha aspettato { $minutes } minuti; ecco la risposta.
    .b = La risposta al suo messaggio arriva con { $minutes } minuti di ritardo.
late-hours = Il suo messaggio ha aspettato { $count } ore; ecco la risposta.
    .b = La risposta al suo messaggio arriva con { $count } ore di ritardo.

## Told unasked of a hold or of a piece that is waited for

hold-reminder = Un promemoria: { $product } { $variant }, da parte a suo nome fino a { $until }. Dopo torna libero; se non interessa più, scriva «annulla».
    .b = Tengo ancora da parte { $product } { $variant } fino a { $until }; dopo torna libero. Ha cambiato idea? Scriva «annulla».
hold-extended = { $owner } tiene da parte { $product } { $variant } più a lungo: fino a { $until }.
    .b = C’è più tempo: fino a { $until } { $owner } tiene da parte { $product } { $variant }.
hold-ended = Non è più da parte a suo nome: { $product } { $variant }.
    .b = Il tempo è scaduto: non tengo più da parte { $product } { $variant }.
hold-ended-free = Non è più da parte a suo nome: { $product } { $variant }, di nuovo libero.
    .b = Il tempo è scaduto: non tengo più da parte { $product } { $variant }, il pezzo è di nuovo libero.
hold-ended-goes-on = Non è più da parte a suo nome: { $product } { $variant }. Un’altra persona aspetta e ora lo propongo a lei.
    .b = Il tempo è scaduto: propongo alla persona seguente { $product } { $variant }.
back-in-stock = Buone notizie: { $product } { $variant }, ce n’è. Tengo un pezzo a suo nome fino a { $until }. Lo metto da parte?
    .b = C’è un pezzo a suo nome fino a { $until }: { $product } { $variant }. Lo aspettava; lo prende?
gone-since = L’ultimo pezzo è appena andato, dopo la mia risposta: { $product } { $variant }.
    .b = Da quando le ho risposto è andato via l’ultimo pezzo: { $product } { $variant }.
reach-telegram = Su Telegram posso scriverle senza limiti di tempo: { $link }
    .b = Perché possa scriverle anche più tardi c’è Telegram: { $link }
