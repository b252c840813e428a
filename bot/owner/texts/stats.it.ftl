# Quello che la titolare legge nell'immagine del suo mese.

nothing-yet = Non c'è ancora nulla da mostrare: nessuna cliente ha avuto risposta questo mese o quello scorso.
period = { $days }, accanto a { $before }
before = { $month }: { $value }
tile-answers = risposte
tile-alone = senza di lei
tile-kept = promesse tenute
asked = I più richiesti
asked-note = quante volte ne hanno chiesto
asked-none = nessun prodotto è stato chiesto
missed = Da ricomprare
missed-note = chiesto quando non c'era più
missed-none = tutto ciò che è stato chiesto c'era
other-size = una taglia mai avuta
other-colour = un colore mai avuto
hours = A che ora rispondo
promises = Promesse alle clienti
promise-kept = tenute
promise-late = in ritardo, ma avvisate
promise-broken = mancate
