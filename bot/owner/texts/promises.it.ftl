# Ciò che la titolare legge delle promesse, delle sue assenze e del suo mattino.

stake-question = una domanda
stake-sale = una possibile vendita
stake-complaint = un reclamo
no-time = senza un’ora annunciata
overdue = in ritardo da { $when }
nudge = { $name } conta su di lei: { $when }. In gioco: { $stake }.
button-kept = È a posto
offer-tracking = Ha promesso una risposta a { $name }. Glielo ricordo prima di { $when }?
button-track = Sì, me lo ricordi
tracked = Segnato: { $name }, prima di { $when }. La avviso in tempo.
kept = Segnato, { $name } ha la sua risposta.
promise-gone = Questa promessa non è più aperta.

promises-open = { $count ->
    [0] Nessuna promessa aperta.
    [one] Una promessa aperta:
   *[other] { $count } promesse aperte, la più urgente per prima:
  }
promise-line = · { $name }: { $when } ({ $stake })
promises-counted = Finora: { $kept } mantenute, { $late } mantenute più tardi avvisando, { $broken } mancate.

why-set = Annuncio { $figure } delle sue ore: è la sua impostazione (reply_within), perché le risposte misurate sono ancora poche.
why-measured = Annuncio { $figure } delle sue ore. In { $share } casi su 10 ha risposto prima, su { $count } richieste recenti.
why-part = Contate: { $part }.
why-unanswered = { $count ->
    [one] Una è rimasta senza risposta e conta come tardiva.
   *[other] { $count } sono rimaste senza risposta e contano come tardive.
  }
why-hours = Ore considerate: { $spans }.
part-week = tutta la settimana
part-weekdays = i giorni feriali
part-weekday-morning = le mattine dei giorni feriali
part-weekday-afternoon = i pomeriggi dei giorni feriali
part-weekday-evening = le sere dei giorni feriali
part-weekend = il fine settimana

away-until-when = Fino a quando? Per esempio: /away fino a lunedì, /away dal 24 al 28 dicembre, /pause 2h. Senza data, /away dura fino a /back.
away-until = Segnato: è assente, fino a { $end }. /back se torna prima.
away-from = Segnato: sarà assente da { $start } a { $end }.
away-open = Segnato: è assente. Scriva /back al suo ritorno.
away-nobody = Nessuno aspetta una risposta che ne sarebbe cambiata.
away-told-soon = { $count ->
    [one] Tra un minuto, una cliente che aspetta leggerà:
   *[other] Tra un minuto, { $count } clienti che aspettano leggeranno:
  }
away-told-later = { $count ->
    [one] Una cliente che aspetta leggerà, alle { $when }:
   *[other] { $count } clienti che aspettano leggeranno, alle { $when }:
  }
away-text = { $count ->
    [one] «{ $text }»
   *[other] ({ $count } volte) «{ $text }»
  }
away-more = … e altre { $count }, ciascuna con la sua ora.
away-unreached = { $count ->
    [one] Una cliente non può più essere avvisata: il tempo per scriverle sarà passato.
   *[other] { $count } clienti non possono più essere avvisate: il tempo per scrivere loro sarà passato.
  }
away-undo = /undo entro un minuto: non parte niente.
away-undone = Annullato: non è assente, e nessuno è stato avvisato.
back = Bentornata.
back-was-here = Non era assente.

wake-how = Fuori dalle sue ore il telefono tace. /wake reclamo: la sveglio per un reclamo (oppure: persona, ordine, tutto). /wake niente: mai più.
wake-for = Fuori dalle sue ore il telefono suona solo per: { $what }. /wake niente per smettere.
wake-nothing = Segnato: fuori dalle sue ore il telefono tace.
wake-complaint = un reclamo
wake-human = chi vuole parlare con lei
wake-order-status = un ordine già fatto
wake-all = tutto ciò che la aspetta

digest-morning = Buongiorno! Stamattina da { $shop }:
digest-opening = Mentre era occupata, da { $shop }:
digest-now = Il punto da { $shop }:
digest-nothing = Nessuno la aspetta, e non c’è niente di nuovo.
digest-waiting = { $count ->
    [one] Una cliente la aspetta:
   *[other] { $count } clienti la aspettano:
  }
digest-more = … e altre { $count }: /queue
waiting-line = · { $name }: «{ $gist }» ({ $facts })
since = da { $when }
was-told = annunciato: { $when }
until = scrivere prima di { $when }
digest-today = { $count ->
    [one] Una promessa è da mantenere oggi: /promises
   *[other] { $count } promesse sono da mantenere oggi: /promises
  }
digest-tally = Dall’ultima volta: { $messages } messaggi ricevuti, { $answered } risposte date senza di lei.
digest-sold = Venduto: { $count } ({ $what })
digest-held = Messo da parte: { $count } ({ $what }) · /holds
digest-gone = Niente di libero, almeno in una taglia: { $what }
asks-again = { $name } fa la stessa domanda per la { $count }ª volta da { $when }:
help-time =
    /away fino a lunedì, /sick, /pause 2h, /back: le sue assenze; chi aspetta lo sa una volta.
    /promises: ciò che è stato promesso. /promise why: su che cosa si basa l’ora annunciata.
    /digest: il punto. /wake reclamo: ciò che può svegliarla.
