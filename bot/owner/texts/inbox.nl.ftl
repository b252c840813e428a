# De inbox van de eigenares: onderwerpen, de wachtrij, wie wat deed.

left = Er is nog: { $what }
nothing-left = Er is niets meer van.
taken-by = { $who } heeft { $name }. Ik zwijg in dit gesprek tot { $until }.
complaint-order = Bestelling: { $order }
complaint-photos = { $count ->
    [one] 1 foto
   *[other] { $count } foto’s
  }
complaint-reminders = { $count ->
    [one] heeft het al één keer gevraagd
   *[other] heeft het al { $count } keer gevraagd
  }

button-release = Geef terug
button-done = Klaar
button-snooze = Over een uur
button-mute = Demp
button-unmute = Niet meer dempen
button-unveil = Toon als geschreven

queue-title = { $count ->
    [one] Eén klant wacht op je:
   *[other] { $count } klanten wachten op je, de dringendste eerst:
  }
queue-first = De laatste drie knoppen zijn voor { $name }.
snoozed = Ik zeg niets meer over { $name } tot { $when }.
snooze-over = Je wilde terugkomen op { $name }.
muted = { $name } doet je telefoon niet meer rinkelen tot { $when }; gewone vragen krijgen nog antwoord.
unmuted = { $name } kan je telefoon weer doen rinkelen.
closed = Klaar met { $name }. Schrijft ze opnieuw, dan antwoord ik.
abuse-muted = { $name } heeft je uitgescholden ({ $count } keer). Ik blijf beleefd; ze doet je telefoon { $hours } uur niet rinkelen.

here-done = Deze groep is nu de inbox: elke klant die je nodig heeft, krijgt een eigen onderwerp. Daarvoor moet ik beheerder zijn die onderwerpen mag beheren. /here in ons privégesprek brengt de inbox terug.
here-private = De inbox is weer in ons privégesprek.
halfmute-on = Half dempen staat aan: ben je weg uit een gesprek dat je hebt overgenomen, dan geef ik gewone feiten (voorraad, prijzen, verzending, uren) en laat ik de rest aan jou.
halfmute-off = Half dempen staat uit: ik zeg niets in een gesprek dat je hebt overgenomen.
halfmute-how = /halfmute on of /halfmute off.
unknown-command = { $command } ken ik niet, en ik heb niets verstuurd. /help zegt wat ik ken.
commands =
    /halfmute on: gewone feiten krijgen antwoord als je weg bent.
    /learn: wat je antwoorden mij kunnen leren.
messenger-window = Meta laat me je hier schrijven tot 24 uur na je laatste bericht: schrijf me elke ochtend, of koppel een Telegram-account.

own-account = Telegram, je account
account-on = Ik kan in je Telegram-account: voortaan antwoord ik je klanten ook daar, en zeg ik erbij dat ik een assistent ben. Zodra je zelf in een gesprek schrijft, zwijg ik daar. In de instellingen van Telegram kies je welke gesprekken ik zie: niet die met je naasten.
account-no-reply = Ik kan in je Telegram-account, maar mag er niet antwoorden: ik doe er dus niets. Dat recht geef je in Telegram, Instellingen › Telegram Business › Chatbots.
account-off = Ik kan niet meer in je Telegram-account en antwoord er niemand meer. Hier verandert er niets.

heat-held = Ik heb dit nog niet naar { $name } gestuurd. Jij beslist; typ je iets anders, dan gaat dat in de plaats.
heat-sent = Verstuurd naar { $name }.
heat-softened =
    Een rustigere versie. Verstuur ze, of typ je eigen tekst: die gaat in de plaats.

    { $text }
# The name comes with a space before it, or is empty.
soft-hello = Dag{ $name },
soft-evening = Goedenavond{ $name },
soft-goodbye = Met vriendelijke groeten, { $owner }
heat-nothing-left = Zonder de boosheid blijft er niets over. Schrijf het opnieuw, of stuur het zoals het is.
heat-later = Het gaat over een uur naar { $name }, tenzij je het laat vallen.
heat-dropped = Weg. { $name } heeft niets gekregen.
heat-gone = Dat antwoord is er niet meer: verstuurd of weggegooid.
button-send = Stuur nu
button-soften = Verzacht
button-in-an-hour = Over een uur
button-drop = Gooi weg

log-title = Wie wat deed, het nieuwste eerst:
log-empty = Er is nog niets gedaan.
log-line = { $when } · { $who }: { $what }
somebody = op de pagina
did-took-over = nam { $name } over
did-replied = schreef { $name }
did-opened = opende { $name }
did-released = gaf { $name } terug
did-closed = klaar met { $name }
did-snoozed = stelde { $name } een uur uit
did-muted = dempte { $name }
did-unmuted = dempt { $name } niet meer
did-unveiled = las { $name } zoals het geschreven was
did-paired = werd eigenares
did-inbox = verplaatste de inbox
did-halfmute = veranderde half dempen
did-command = { $command }
did-tapped = tikte op een knop
did-stock = veranderde de voorraad
did-heat-held = een antwoord aan { $name } tegengehouden
did-heat-s = stuurde het antwoord aan { $name }
did-heat-f = verzachtte een antwoord aan { $name }
did-heat-h = stelde een antwoord aan { $name } een uur uit
did-heat-d = gooide een antwoord aan { $name } weg
did-heat-x = gooide een antwoord aan { $name } weg
did-learnt = zei waarover { $name } het had
did-learnt-nothing = onthield niets van een vraag van { $name }
did-named = zei welk product { $name } bedoelde
did-unlearnt = kwam terug op wat { $name } bedoelde
