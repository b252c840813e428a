# Quello che la titolare legge della sua merce. Breve: legge mentre fa un pacco.

## Quello che è vero ora
change-pieces = { $what }: { $before } → { $after }
change-pieces-new = { $what } (nuovo): { $after }
change-price = { $what }: { $before } → { $after }
change-price-new = { $what }: { $after }
made-hidden = { $what }: nascosto alle clienti
made-shown = { $what }: di nuovo visibile
undone = Annullato.
same = { $what }: { $count }, come prima
same-price = { $what }: { $price }, come prima
first-picture = Tengo la prima foto; le altre restano in questa conversazione.

## Pulsanti
button-undo = Annulla
button-undo-all = Annulla tutto
button-new-product = È un prodotto nuovo
button-same-piece = Lo stesso: rimetterne 1
button-recount = Ce n'erano { $pieces }
button-sell-hold = Quello di { $name }
button-somebody = qualcuno
button-price = Sì, { $price }

## Domande: non è cambiato nulla
ask-which-product = Quale? Non è cambiato nulla.
ask-which-variant = { $what }: quale? Non è cambiato nulla.
ask-no-product = Di quale prodotto si tratta? Non è cambiato nulla.
ask-unknown-product = “{ $words }” non è in magazzino. Un errore di battitura o un prodotto nuovo?
ask-unknown-variant = { $what } non esiste in { $asked }. C'è: { $known }.
ask-not-enough = { $on_hand ->
    [0] { $what }: non ce n'è più, non { $wanted }. Il conto è sbagliato?
    [one] { $what }: ce n'è solo uno, non { $wanted }. Il conto è sbagliato?
   *[other] { $what }: ce ne sono solo { $on_hand }, non { $wanted }. Il conto è sbagliato?
  }
ask-not-the-last = { $what }: in magazzino risultano { $on_hand }. Non è cambiato nulla.
ask-held = { $what }: { $held ->
    [one] un pezzo è prenotato
   *[other] { $held } pezzi sono prenotati
  } su { $on_hand }. Di chi era?
ask-how-many = { $what }: quanti? Non è cambiato nulla.
ask-sure = Non sono sicuro: è giusto così?
ask-undo-much = È una modifica di { $lines } righe, probabilmente un’importazione. Annullo tutto?
ask-contrary = { $what }: in magazzino risulterebbero { $on_hand }, lei dice { $wanted }. Qual è giusto?
ask-what-happened = { $what }: che cosa è successo?
ask-which-price = { $what }: quale prezzo? Non è cambiato nulla.
ask-odd-price = { $what }: davvero { $price }?
ask-no-price-yet = { $what } non ha ancora un prezzo. Lo indichi in euro.
ask-known-product = “{ $what }” esiste già. Questi pezzi sono arrivati, o è il conteggio?
ask-new-product = Un prodotto nuovo, “{ $what }”?
ask-missing-name = Come si chiama?
ask-missing-price = “{ $what }”: quale prezzo?
ask-missing-pieces = “{ $what }”: quali taglie, e quanti? Per esempio 36:1 38:2, oppure x3.
ask-nothing-to-undo = Non c'è nulla da annullare.

## Risposte
stock-line = { $what }: { $left }
stock-gone = { $what }: esaurito
stock-hidden = { $line } (nascosto)
stock-held = { $count } di cui { $held } prenotati
stock-unknown = “{ $words }” non è in magazzino.
stock-more = … e { $more ->
    [one] un altro
   *[other] altri { $more }
  }
stock-empty = Il magazzino è vuoto.
low-title = Ultimi pezzi e taglie esaurite:
low-none = Non manca nulla.
holds-title = Prenotazioni:
holds-none = Nessuna prenotazione.
hold-line = { $what } · { $name } · fino a { $until }
waiting-title = Lista d'attesa:
waiting-none = Nessuno aspetta.
waiting-line = { $what }: { $people ->
    [one] una persona
   *[other] { $people } persone
  }
log-none = Nessun movimento.
log-line = { $at } · { $author } · { $event }
log-undone = { $line } (annullato)
event-sold = venduti { $pieces } · { $change }
event-received = arrivati { $pieces } · { $change }
event-removed = tolti { $pieces } · { $change }
event-counted = contati { $pieces } · { $change }
event-held = prenotato · { $what }
event-freed = liberato · { $what }
event-imported = importato · { $change }
event-dropped = fuori dal magazzino · { $what }
event-undone = annullato · { $change }
event-priced = prezzo · { $change }
event-hidden = nascosto · { $what }
event-shown = visibile · { $what }
event-put = scheda · { $what }
event-many = … e { $more ->
    [one] un'altra riga
   *[other] altre { $more } righe
  }
export-comes = Ecco il magazzino.
export-not-here = I file passano solo da Telegram: mi scriva /export lì, o esegua “comptoir stock export”.
not-about-stock = Qui non leggo nulla sul magazzino: non è cambiato nulla.

## Rifiuti: non è cambiato nulla
refused-not-enough = { $what }: ce ne sono solo { $available } liberi. Non è cambiato nulla.
refused-held = { $what }: { $held } prenotati, non si può contare di meno. Non è cambiato nulla.
refused-unknown = { $what } non è più in magazzino. Non è cambiato nulla.
refused-hold-ended = Questa prenotazione è già finita. Non è cambiato nulla.
refused-undone-before = È già annullato.
refused-undo = Non si può annullare: { $what } è cambiato da allora ({ $at }).
refused-unknown-movement = Non trovo questa modifica.
refused-again = Il magazzino sta cambiando proprio ora. Riprovi.

## Un nuovo prodotto, i file
draft-dropped = Dimenticato: nessun nuovo prodotto.
button-expired = Questo pulsante è troppo vecchio. Lo scriva di nuovo.
button-import = Importa
file-refused = Non riesco a leggere questo file. Non è cambiato nulla.
file-not-fetched = Non ho potuto ricevere il file (5 MB al massimo). Non è cambiato nulla: lo rimandi, per favore.
file-same = Il file dice quello che dice il magazzino: niente da cambiare.
file-preview = Se conferma:
file-suspicious = Da guardare bene ({ $count }):
file-added = Nuovi prodotti ({ $count }):
file-product = { $what }: { $variants ->
    [one] { $variants } variante
   *[other] { $variants } varianti
  }, { $pieces ->
    [one] { $pieces } pezzo
   *[other] { $pieces } pezzi
  }
file-added-rows = Nuove taglie e colori ({ $count }):
file-changed = Cambiamenti ({ $count }):
file-removed = Tolti ({ $count }):
file-warnings = Da sapere ({ $count }):
file-fact = { $what }: { $fact } → { $after }
file-done = Importato: { $products ->
    [one] { $products } prodotto
   *[other] { $products } prodotti
  }, { $pieces ->
    [one] { $pieces } pezzo
   *[other] { $pieces } pezzi
  }.
file-kept = I pezzi prenotati restano ({ $count }):
fact-name = nome
fact-aliases = altri nomi
fact-category = categoria
fact-photo = foto
fact-details = dettagli
fact-hidden = nascosto
fact-sku = codice
fact-price = prezzo
fact-quantity = quantità
odd-value = { $what }: { $before } → { $after }
odd-same-name = { $what }: “{ $other }” si chiama già così
odd-all-zero = non resterebbe nessun pezzo ({ $before } → { $after })
odd-most-removed = più della metà sparirebbe ({ $before } → { $after } varianti)
problem-line = riga { $line }
problem-too-large = il file supera i 5 MB; lo divida
problem-too-many-rows = più di 50.000 righe; divida il file
problem-not-text = non leggibile come testo; lo salvi come CSV in UTF-8
problem-no-rows = nessuna riga sotto l'intestazione
problem-no-header = la prima riga deve nominare le colonne (product, name, size, colour, price, quantity …)
problem-missing-column = manca questa colonna
problem-column-twice = questa colonna c'è due volte
problem-broken-quotes = le virgolette non si chiudono
problem-too-many-cells = più celle che colonne
problem-too-long = più di 4 KB
problem-control-character = un carattere di controllo invisibile
problem-no-product = nessun prodotto
problem-bad-id = né lettere né cifre per farne un id
problem-bad-price = non è un prezzo; scriva per esempio 39.90
problem-bad-quantity = non è una quantità; scriva un numero intero
problem-variant-twice = questa taglia e questo colore ci sono già
problem-other-name = il prodotto ha un altro nome più sopra
problem-unknown-column = questa colonna non viene letta
problem-other-fact = più sopra c'è un altro valore, vale quello
problem-negative-quantity = meno di zero; contato come 0
problem-no-quantity = nessuna quantità; contata come 0
problem-cut = più di 4 KB; tagliato
problem-skipped = né variante né foto; tralasciato

## Una tabella tenuta altrove
source-asks = { $source } è cambiato in modo strano: non faccio nulla prima della sua conferma.
source-gone = Non ci sono più, verranno nascosti ({ $count }):
source-hidden = Nascosti ({ $count }):
source-failed = { $cause ->
    [refused] { $source } non accetta più la nostra chiave. Fino ad allora la merce non viene aggiornata.
    [missing] Non trovo più { $source }. Fino ad allora la merce non viene aggiornata.
    [private] { $source } non è un indirizzo https di internet: non lo leggo.
    [too_large] { $source } è troppo grande (5 MB al massimo). La merce resta com'è.
    [unreadable] Non riesco a leggere la tabella di { $source }. Non è cambiato nulla.
   *[other] { $source } non risponde da un po'. La merce resta com'è, e continuo a provare.
  }
sale-refused = { $source } non ha accettato questo. Lo corregga là a mano; qui è giusto:
sale-refused-line = { $what }: { $pieces }
sale-read-only = { $source } mi lascia leggere la merce, ma non scriverla. Dia alla nostra chiave il diritto di scrivere; fino ad allora ciò che si vende qui aspetta.
sale-twice = { $what }: venduto su { $source } e segnato come venduto qui, a meno di mezz'ora di distanza. Era un unico e stesso pezzo?
