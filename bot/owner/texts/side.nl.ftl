# Wat de eigenares op haar telefoon leest, buiten de voorraad.

paired = Dit account hoort nu bij { $shop }. Heeft een klant je nodig, dan schrijf ik je hier: antwoord op mijn bericht en zij leest het bij haar.
paired-other = Een nieuw account krijgt nu de berichten van { $shop }. Ben jij dat niet, voer dan “comptoir pair --forget-all” uit.
needs-you = { $name } wacht op je · { $channel }
still-waits = { $name } wacht nog · { $channel }
writes-on = { $name } · { $channel }
about = Het gaat over: { $product }
write-until = Je kunt haar schrijven tot { $until }.
how-to-answer = Antwoord op dit bericht om haar te schrijven; in haar eigen onderwerp schrijf je gewoon.
line-customer = { $name }: { $text }
line-bot = Comptoir: { $text }
line-owner = Jij: { $text }
photo = (foto)
nameless = Een klant
taken-over = Het is bij { $name }. Ik zwijg in dit gesprek tot { $until }; met /done geef je het eerder terug.
released = Genoteerd: ik antwoord { $name } weer.
reply-to-what = Antwoord op een van mijn berichten, dan weet ik aan wie je schrijft.
gone = Dat gesprek is er niet meer: het is te oud of de klant liet het wissen.
not-delivered = Je bericht is niet aangekomen bij { $name }: { $cause }.
photo-left-out = Je tekst is aangekomen bij { $name }, maar de foto niet: op { $channel } kan ik ze van hieruit niet sturen. Stuur ze vanuit de app van { $channel }.
cause-window = de tijd om haar op { $channel } te schrijven is voorbij
cause-unreachable = { $name } heeft de pagina geblokkeerd of is niet meer bereikbaar
cause-message = { $channel } weigerde dit bericht
cause-disconnected = { $channel } aanvaardt de toegang van de winkel niet meer
cause-late = { $channel } antwoordde niet op tijd
channel-down = { $channel } weigert onze berichten: de toegang geldt niet meer. De antwoorden wachten; “comptoir check” zegt wat te doen.
aside = Ik kon een bericht van { $name } niet verwerken. Dit werd er geschreven:
lost-thread = Wat ik wist van mijn gesprek met { $name } is niet meer leesbaar. Er is niets gewist: het wordt apart bewaard. Het vervolg is voor jou.
help =
    Antwoord op een van mijn berichten: de klant krijgt je antwoord. /done geeft mij het gesprek terug.
    Je voorraad, in gewone woorden: “verkocht kleedje Jeanne 38”, “3 rok Margot binnen”, “kleedje Lila 39 €”; /undo draait het terug. Een foto met bijschrift wordt een nieuw product, een CSV-bestand de hele voorraad, /export geeft ze terug.
    /queue: wie op je wacht. /holds: wat opzij ligt. /demand: waarop gewacht wordt.
    /stats: je maand in beeld. /log: wie wat deed.
nobody-waits = Niemand wacht op je.
