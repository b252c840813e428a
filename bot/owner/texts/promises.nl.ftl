# Wat de eigenares leest over beloftes, haar afwezigheid en haar ochtend.

stake-question = een vraag
stake-sale = een mogelijke verkoop
stake-complaint = een klacht
no-time = zonder tijdstip
overdue = te laat sinds { $when }
nudge = { $name } rekent op je: { $when }. Op het spel: { $stake }.
button-kept = Is geregeld
offer-tracking = Je hebt { $name } een antwoord beloofd. Zal ik je eraan herinneren vóór { $when }?
button-track = Ja, herinner me
tracked = Genoteerd: { $name }, vóór { $when }. Ik geef op tijd een seintje.
kept = Genoteerd, { $name } heeft antwoord.
promise-gone = Die belofte staat niet meer open.

promises-open = { $count ->
    [0] Geen open beloftes.
    [one] Eén open belofte:
   *[other] { $count } open beloftes, de dringendste eerst:
  }
promise-line = · { $name }: { $when } ({ $stake })
promises-counted = Tot nu toe: { $kept } gehouden, { $late } later gehouden en vooraf gemeld, { $broken } gemist.

why-set = Ik zeg { $figure } van je uren: dat is je instelling (reply_within), want er zijn nog te weinig gemeten antwoorden.
why-measured = Ik zeg { $figure } van je uren. In { $share } van de 10 gevallen was je sneller, bij { $count } recente vragen.
why-part = Meegeteld: { $part }.
why-unanswered = { $count ->
    [one] Eén bleef zonder antwoord en telt als te laat.
   *[other] { $count } bleven zonder antwoord en tellen als te laat.
  }
why-hours = Meegetelde uren: { $spans }.
part-week = de hele week
part-weekdays = de weekdagen
part-weekday-morning = ochtenden op weekdagen
part-weekday-afternoon = namiddagen op weekdagen
part-weekday-evening = avonden op weekdagen
part-weekend = het weekend

away-until-when = Tot wanneer? Bijvoorbeeld: /away tot maandag, /away van 24 tot 28 december, /pause 2u. Zonder datum duurt /away tot /back.
away-until = Genoteerd: je bent weg, tot { $end }. /back als je vroeger terug bent.
away-from = Genoteerd: je bent weg van { $start } tot { $end }.
away-open = Genoteerd: je bent weg. Schrijf /back als je terug bent.
away-nobody = Niemand wacht op een antwoord dat daardoor verandert.
away-told-soon = { $count ->
    [one] Over een minuut leest één wachtende klant:
   *[other] Over een minuut lezen { $count } wachtende klanten:
  }
away-told-later = { $count ->
    [one] Eén wachtende klant leest dit om { $when }:
   *[other] { $count } wachtende klanten lezen dit om { $when }:
  }
away-text = { $count ->
    [one] “{ $text }”
   *[other] ({ $count } keer) “{ $text }”
  }
away-more = … en nog { $count }, elk met een eigen tijdstip.
away-unreached = { $count ->
    [one] Eén klant kan niet meer verwittigd worden: de tijd om te schrijven is dan voorbij.
   *[other] { $count } klanten kunnen niet meer verwittigd worden: de tijd om te schrijven is dan voorbij.
  }
away-undo = /undo binnen de minuut: er wordt niets verstuurd.
away-undone = Teruggedraaid: je bent niet weg, en niemand werd verwittigd.
back = Fijn dat je er weer bent.
back-was-here = Je was niet weg.

wake-how = Buiten je uren zwijgt je telefoon. /wake klacht: ik wek je voor een klacht (of: persoon, bestelling, alles). /wake niets: nooit meer.
wake-for = Buiten je uren rinkelt je telefoon alleen voor: { $what }. /wake niets om dat te stoppen.
wake-nothing = Genoteerd: buiten je uren zwijgt je telefoon.
wake-complaint = een klacht
wake-human = iemand die jou wil spreken
wake-order-status = een geplaatste bestelling
wake-all = alles wat op je wacht

digest-morning = Goedemorgen! Vanochtend bij { $shop }:
digest-opening = Terwijl je bezig was, bij { $shop }:
digest-now = Een overzicht van { $shop }:
digest-nothing = Niemand wacht op je, en er is niets nieuws.
digest-waiting = { $count ->
    [one] Eén klant wacht op je:
   *[other] { $count } klanten wachten op je:
  }
digest-more = … en nog { $count }: /queue
waiting-line = · { $name }: “{ $gist }” ({ $facts })
since = sinds { $when }
was-told = gezegd: { $when }
until = schrijven kan tot { $when }
digest-today = { $count ->
    [one] Eén belofte is vandaag te houden: /promises
   *[other] { $count } beloftes zijn vandaag te houden: /promises
  }
digest-tally = Sinds de vorige keer: { $messages } berichten ontvangen, { $answered } antwoorden zonder jou gegeven.
digest-sold = Verkocht: { $count } ({ $what })
digest-held = Opzijgelegd: { $count } ({ $what }) · /holds
digest-gone = Niets meer vrij, in minstens één maat: { $what }
asks-again = { $name } stelt dezelfde vraag voor de { $count }e keer sinds { $when }:
help-time =
    /away tot maandag, /sick, /pause 2u, /back: je afwezigheid; wie wacht, verneemt het één keer.
    /promises: wat beloofd is. /promise why: waarop het aangekondigde tijdstip steunt.
    /digest: een overzicht. /wake klacht: wat je mag wekken.
