# Ciò che la titolare legge di ciò che è da parte, della lista d’attesa e di chi crede che un pezzo ci sia ancora.

hold-made = { $name } · { $channel }: { $piece }, da parte fino a { $until }.
hold-line = { $piece } · da parte per { $name } ({ $channel }) fino a { $until }
hold-asked = { $piece } · proposto a { $name } ({ $channel }), che può rispondere fino a { $until }
hold-extended = { $piece }: da parte per { $name } fino a { $until }.
hold-had-ended = { $piece } non era più da parte per { $name }: non è cambiato nulla.
hold-ended-untold = { $piece } non è più da parte per { $name }. Non ho potuto scriverlo.
holds-none = Adesso non c’è nulla da parte.
holds-more = … e altri { $more }, con scadenza più lontana.
button-sold = Venduto
button-extend = + { $hours } h
button-free = Liberare
sold = Venduto a { $name }: { $piece }: { $before } → { $after }.
freed = { $piece }: di nuovo libero; lo dico a { $name } se posso ancora scrivere.
tap-ended = Non era più da parte: non è cambiato nulla.
tap-unknown = Questo pulsante non vale più: non è cambiato nulla.
back-write-her =
    { $piece }: c’è un pezzo, da parte per { $name } ({ $channel }) fino a { $until }. Io non posso scriverlo, lei sì. Il messaggio:
    «{ $message }»
button-write = Inviare questo messaggio
written = Inviato a { $name } a nome suo: la conversazione è sua. La risposta arriva qui.
written-before = { $name } ha già questo messaggio.
write-too-late = È troppo tardi per scrivere a { $name }.
skipped = { $piece }: { $name } aspettava, ma su { $channel } né lei né io possiamo più scrivere. Chiedo alla persona seguente.
told-yes = { $piece }: l’ultimo pezzo è andato. { $count ->
        [one] Una persona crede
       *[other] { $count } persone credono
    } che ci sia ancora:
told-line = · { $name } ({ $channel })
button-tell = { $count ->
        [one] Avvisare questa persona
       *[other] Avvisare tutte e { $count }
    }
told = Inviato: { $count ->
        [one] una persona lo sa
       *[other] { $count } persone lo sanno
    } adesso.
told-before = È già fatto.
demand = Che cosa si aspetta:
demand-line = { $count ->
        [one] · 1 persona aspetta { $piece }
       *[other] · { $count } persone aspettano { $piece }
    }
demand-none = Nessuno aspetta nulla.
