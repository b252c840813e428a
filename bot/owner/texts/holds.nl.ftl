# Wat de eigenares leest over wat opzij ligt, de wachtlijst en wie denkt dat iets er nog is.

hold-made = { $name } · { $channel }: { $piece }, opzij tot { $until }.
hold-line = { $piece } · opzij voor { $name } ({ $channel }) tot { $until }
hold-asked = { $piece } · aangeboden aan { $name } ({ $channel }), antwoord tot { $until }
hold-extended = { $piece }: opzij voor { $name } tot { $until }.
hold-had-ended = { $piece } lag al niet meer opzij voor { $name }: er is niets veranderd.
hold-ended-untold = { $piece } ligt niet meer opzij voor { $name }. Ik kon het niet laten weten.
holds-none = Er ligt nu niets opzij.
holds-more = … en nog { $more }, met een latere einddatum.
button-sold = Verkocht
button-extend = + { $hours } u
button-free = Vrijgeven
sold = Verkocht aan { $name }: { $piece }: { $before } → { $after }.
freed = { $piece }: weer vrij; ik laat het { $name } weten als ik nog kan schrijven.
tap-ended = Het lag al niet meer opzij: er is niets veranderd.
tap-unknown = Deze knop werkt niet meer: er is niets veranderd.
back-write-her =
    { $piece }: er is een stuk, opzij voor { $name } ({ $channel }) tot { $until }. Ik kan het niet schrijven, jij wel. Het bericht:
    “{ $message }”
button-write = Dit bericht sturen
written = Verstuurd naar { $name }, in jouw naam: het gesprek is van jou. Het antwoord komt hier.
written-before = { $name } heeft dit bericht al.
write-too-late = Het is te laat om { $name } te schrijven.
skipped = { $piece }: { $name } wachtte, maar op { $channel } kunnen jij en ik niet meer schrijven. Ik vraag de volgende.
told-yes = { $piece }: het laatste stuk is weg. { $count ->
        [one] Eén persoon denkt
       *[other] { $count } mensen denken
    } dat het er nog is:
told-line = · { $name } ({ $channel })
button-tell = { $count ->
        [one] Laten weten
       *[other] Alle { $count } laten weten
    }
told = Verstuurd: { $count ->
        [one] één persoon hoort
       *[other] { $count } mensen horen
    } het nu.
told-before = Dat is al gebeurd.
demand = Waarop gewacht wordt:
demand-line = { $count ->
        [one] · 1 persoon wacht op { $piece }
       *[other] · { $count } mensen wachten op { $piece }
    }
demand-none = Niemand wacht op iets.
