# La casella della titolare: argomenti, la coda, chi ha fatto cosa.

left = Restano: { $what }
nothing-left = Non ne resta più.
taken-by = { $who } segue { $name }. In questa conversazione sto in silenzio fino a { $until }.
complaint-order = Ordine: { $order }
complaint-photos = { $count ->
    [one] 1 foto
   *[other] { $count } foto
  }
complaint-reminders = { $count ->
    [one] l’ha già chiesto una volta
   *[other] l’ha già chiesto { $count } volte
  }

button-release = Restituisci
button-done = Fatto
button-snooze = Fra un’ora
button-mute = Silenzia
button-unmute = Riattiva
button-unveil = Mostra com’è

queue-title = { $count ->
    [one] Una cliente la aspetta:
   *[other] { $count } clienti la aspettano, prima la più urgente:
  }
queue-first = Gli ultimi tre pulsanti sono per { $name }.
snoozed = Non le parlo più di { $name } fino a { $when }.
snooze-over = Voleva tornare a { $name }.
muted = { $name } non fa più suonare il suo telefono fino a { $when }; alle domande semplici rispondo ancora.
unmuted = { $name } può di nuovo far suonare il suo telefono.
closed = Fatto con { $name }. Se riscrive, rispondo io.
abuse-muted = { $name } è stata offensiva ({ $count } volte). Resto cortese; non fa più suonare il suo telefono per { $hours } ore.

here-done = Questo gruppo è ora la casella: ogni cliente che ha bisogno di lei ha qui il suo argomento. Per questo devo essere amministratore con il diritto di gestire gli argomenti. /here nella nostra chat privata riporta lì la casella.
here-private = La casella è di nuovo nella nostra chat privata.
halfmute-on = Mezzo silenzio attivo: quando non c’è in una conversazione che ha preso lei, do i fatti semplici (disponibilità, prezzi, spedizione, orari) e le lascio il resto.
halfmute-off = Mezzo silenzio spento: in una conversazione che ha preso lei non dico nulla.
halfmute-how = /halfmute on oppure /halfmute off.
unknown-command = Non conosco { $command } e non ho inviato nulla. /help dice che cosa conosco.
commands =
    /halfmute on: do i fatti semplici quando lei non c’è.
    /learn: che cosa posso imparare dalle sue risposte.
messenger-window = Meta mi lascia scriverle qui per 24 ore dopo il suo ultimo messaggio: mi scriva ogni mattina, o abbini un account Telegram.

own-account = Telegram, il suo account
account-on = Ho accesso al suo account Telegram: d’ora in poi rispondo anche lì alle clienti, dicendo che sono un assistente. Appena scrive lei in una conversazione, io lì taccio. Nelle impostazioni di Telegram scelga quali chat vedo: non quelle con i suoi cari.
account-no-reply = Ho accesso al suo account Telegram, ma non il permesso di rispondere: quindi lì non faccio nulla. Il permesso si dà in Telegram, Impostazioni › Telegram Business › Chatbot.
account-off = Non ho più accesso al suo account Telegram e lì non rispondo più. Qui non cambia nulla.

heat-held = Non l’ho ancora inviato a { $name }. Decide lei; se scrive altro, parte quello al suo posto.
heat-sent = Inviato a { $name }.
heat-softened =
    Una versione più calma. La invii, o scriva la sua: partirà al posto di questa.

    { $text }
# The name comes with a space before it, or is empty.
soft-hello = Buongiorno{ $name },
soft-evening = Buonasera{ $name },
soft-goodbye = Cordiali saluti, { $owner }
heat-nothing-left = Senza la rabbia non ne resta nulla. Lo riscriva, o lo invii così com’è.
heat-later = Parte per { $name } fra un’ora, se non lo elimina.
heat-dropped = Eliminato. { $name } non ha ricevuto nulla.
heat-gone = Quella risposta non c’è più: inviata o eliminata.
button-send = Invia ora
button-soften = Addolcisci
button-in-an-hour = Fra un’ora
button-drop = Elimina

log-title = Chi ha fatto cosa, prima il più recente:
log-empty = Non è ancora stato fatto nulla.
log-line = { $when } · { $who }: { $what }
somebody = sulla pagina
did-took-over = ha preso in mano { $name }
did-replied = ha scritto a { $name }
did-opened = ha aperto { $name }
did-released = ha restituito { $name }
did-closed = ha finito con { $name }
did-snoozed = ha rimandato { $name } di un’ora
did-muted = ha silenziato { $name }
did-unmuted = ha riattivato { $name }
did-unveiled = ha letto { $name } com’è scritto
did-paired = è diventata titolare
did-inbox = ha spostato la casella
did-halfmute = ha cambiato il mezzo silenzio
did-command = { $command }
did-tapped = ha toccato un pulsante
did-stock = ha cambiato il magazzino
did-heat-held = una risposta a { $name } trattenuta
did-heat-s = ha inviato la risposta a { $name }
did-heat-f = ha addolcito una risposta a { $name }
did-heat-h = ha rimandato di un’ora una risposta a { $name }
did-heat-d = ha eliminato una risposta a { $name }
did-heat-x = ha eliminato una risposta a { $name }
did-learnt = ha detto di che cosa parlava { $name }
did-learnt-nothing = non ha tenuto nulla di una domanda di { $name }
did-named = ha detto di quale prodotto parlava { $name }
did-unlearnt = ci ha ripensato su ciò che { $name } intendeva
