# Quello che la titolare legge sul telefono, oltre al magazzino.

paired = Questo account è ora di { $shop }. Quando una cliente ha bisogno di lei, le scrivo qui: risponda al mio messaggio e la cliente lo legge da lei.
paired-other = Un nuovo account riceve ora i messaggi di { $shop }. Se non è lei, lanci «comptoir pair --forget-all».
needs-you = { $name } la aspetta · { $channel }
still-waits = { $name } aspetta ancora · { $channel }
writes-on = { $name } · { $channel }
about = A proposito di: { $product }
write-until = Può scriverle fino a { $until }.
how-to-answer = Risponda a questo messaggio per scriverle; in un argomento tutto suo, scriva e basta.
line-customer = { $name }: { $text }
line-bot = Comptoir: { $text }
line-owner = Lei: { $text }
photo = (foto)
nameless = Una cliente
taken-over = È arrivato a { $name }. In questa conversazione sto in silenzio fino a { $until }; con /done me la restituisce prima.
released = Va bene: rispondo di nuovo io a { $name }.
reply-to-what = Risponda a uno dei miei messaggi, così so a chi sta scrivendo.
gone = Questa conversazione non c’è più: è troppo vecchia o la cliente l’ha fatta cancellare.
not-delivered = Il suo messaggio non è arrivato a { $name }: { $cause }.
photo-left-out = Il suo testo è arrivato a { $name }, ma non la foto: su { $channel } non posso inviarla da qui. La invii dall’app di { $channel }.
cause-window = il tempo per scriverle su { $channel } è scaduto
cause-unreachable = { $name } ha bloccato la pagina o non è più raggiungibile
cause-message = { $channel } ha rifiutato questo messaggio
cause-disconnected = { $channel } non accetta più l’accesso della boutique
cause-late = { $channel } non ha risposto in tempo
channel-down = { $channel } rifiuta i nostri messaggi: l’accesso non è più valido. Le risposte aspettano; «comptoir check» dice cosa fare.
aside = Non sono riuscito a gestire un messaggio di { $name }. Ecco cosa è stato scritto:
lost-thread = Quello che sapevo della mia conversazione con { $name } non è più leggibile. Niente è cancellato: resta da parte. Il seguito tocca a lei.
help =
    Risponda a uno dei miei messaggi: la cliente riceve la sua risposta. /done mi restituisce la conversazione.
    Il magazzino, a parole: «venduto abito Jeanne 38», «arrivate 3 gonne Margot», «abito Lila 39 €»; /undo annulla. Una foto con la didascalia crea un prodotto, un file CSV tutto il magazzino, /export lo restituisce.
    /queue: chi la aspetta. /holds: che cosa è da parte. /demand: che cosa si attende.
    /stats: il suo mese in un’immagine. /log: chi ha fatto che cosa.
nobody-waits = Nessuno la aspetta.
