# Wat de eigenares over haar voorraad leest. Kort: ze leest terwijl ze inpakt.

## Wat nu waar is
change-pieces = { $what }: { $before } → { $after }
change-pieces-new = { $what } (nieuw): { $after }
change-price = { $what }: { $before } → { $after }
change-price-new = { $what }: { $after }
made-hidden = { $what }: verborgen voor klanten
made-shown = { $what }: weer zichtbaar
undone = Ongedaan gemaakt.
same = { $what }: { $count }, zoals het was
same-price = { $what }: { $price }, zoals het was
first-picture = Ik bewaar de eerste foto; de andere blijven in dit gesprek.

## Knoppen
button-undo = Ongedaan maken
button-undo-all = Alles ongedaan maken
button-new-product = Het is een nieuw product
button-same-piece = Hetzelfde: 1 terugzetten
button-recount = Er waren er { $pieces }
button-sell-hold = Die van { $name }
button-somebody = iemand
button-price = Ja, { $price }

## Vragen: er is niets veranderd
ask-which-product = Welk product? Er is niets veranderd.
ask-which-variant = { $what }: welke? Er is niets veranderd.
ask-no-product = Over welk product gaat het? Er is niets veranderd.
ask-unknown-product = “{ $words }” zit niet in de voorraad. Een tikfout, of een nieuw product?
ask-unknown-variant = { $what } bestaat niet in { $asked }. Er is: { $known }.
ask-not-enough = { $on_hand ->
    [0] { $what }: er zijn er geen meer, geen { $wanted }. Klopt de telling niet?
    [one] { $what }: er is er maar één, geen { $wanted }. Klopt de telling niet?
   *[other] { $what }: er zijn er maar { $on_hand }, geen { $wanted }. Klopt de telling niet?
  }
ask-not-the-last = { $what }: volgens de voorraad zijn er { $on_hand }. Er is niets veranderd.
ask-held = { $what }: { $held ->
    [one] één stuk is gereserveerd
   *[other] { $held } stuks zijn gereserveerd
  } van { $on_hand }. Wiens stuk is het?
ask-how-many = { $what }: hoeveel? Er is niets veranderd.
ask-sure = Ik ben niet zeker: klopt dit?
ask-undo-much = Dat is een wijziging van { $lines } regels, wellicht een import. Alles ongedaan maken?
ask-contrary = { $what }: de voorraad zou { $on_hand } zeggen, u zegt { $wanted }. Wat klopt er?
ask-what-happened = { $what }: wat is ermee gebeurd?
ask-which-price = { $what }: welke prijs? Er is niets veranderd.
ask-odd-price = { $what }: echt { $price }?
ask-no-price-yet = { $what } heeft nog geen prijs. Geef hem in euro.
ask-known-product = “{ $what }” bestaat al. Zijn deze stukken binnengekomen, of is dit de telling?
ask-new-product = Een nieuw product, “{ $what }”?
ask-missing-name = Hoe heet het?
ask-missing-price = “{ $what }”: welke prijs?
ask-missing-pieces = “{ $what }”: welke maten, en hoeveel? Bijvoorbeeld 36:1 38:2, of x3.
ask-nothing-to-undo = Er is niets om ongedaan te maken.

## Antwoorden
stock-line = { $what }: { $left }
stock-gone = { $what }: uitverkocht
stock-hidden = { $line } (verborgen)
stock-held = { $count } waarvan { $held } gereserveerd
stock-unknown = “{ $words }” zit niet in de voorraad.
stock-more = … en nog { $more } andere
stock-empty = De voorraad is leeg.
low-title = Laatste stuks en maten die op zijn:
low-none = Er ontbreekt niets.
holds-title = Reservaties:
holds-none = Geen reservaties.
hold-line = { $what } · { $name } · tot { $until }
waiting-title = Wachtlijst:
waiting-none = Er wacht niemand.
waiting-line = { $what }: { $people ->
    [one] één persoon
   *[other] { $people } personen
  }
log-none = Geen bewegingen.
log-line = { $at } · { $author } · { $event }
log-undone = { $line } (ongedaan gemaakt)
event-sold = { $pieces } verkocht · { $change }
event-received = { $pieces } ontvangen · { $change }
event-removed = { $pieces } weg · { $change }
event-counted = { $pieces } geteld · { $change }
event-held = gereserveerd · { $what }
event-freed = vrijgegeven · { $what }
event-imported = ingelezen · { $change }
event-dropped = uit de voorraad · { $what }
event-undone = ongedaan gemaakt · { $change }
event-priced = prijs · { $change }
event-hidden = verborgen · { $what }
event-shown = zichtbaar · { $what }
event-put = fiche · { $what }
event-many = … en nog { $more ->
    [one] één andere regel
   *[other] { $more } andere regels
  }
export-comes = Hier is de voorraad.
export-not-here = Bestanden gaan alleen via Telegram: schrijf me daar /export, of voer “comptoir stock export” uit.
not-about-stock = Ik lees hier niets over de voorraad: er is niets veranderd.

## Geweigerd: er is niets veranderd
refused-not-enough = { $what }: er zijn er maar { $available } vrij. Er is niets veranderd.
refused-held = { $what }: { $held } gereserveerd, minder tellen kan niet. Er is niets veranderd.
refused-unknown = { $what } zit niet meer in de voorraad. Er is niets veranderd.
refused-hold-ended = Deze reservatie is al voorbij. Er is niets veranderd.
refused-undone-before = Dat is al ongedaan gemaakt.
refused-undo = Kan niet ongedaan: { $what } is sindsdien veranderd ({ $at }).
refused-unknown-movement = Ik vind deze wijziging niet terug.
refused-again = De voorraad verandert net. Probeer opnieuw.

## Een nieuw product, bestanden
draft-dropped = Vergeten: geen nieuw product.
button-expired = Deze knop is te oud. Schrijf het opnieuw.
button-import = Importeren
file-refused = Ik kan dit bestand niet lezen. Er is niets veranderd.
file-not-fetched = Ik kon dit bestand niet ophalen (hoogstens 5 MB). Er is niets veranderd: stuur het opnieuw.
file-same = Het bestand zegt hetzelfde als de voorraad: niets te veranderen.
file-preview = Als u bevestigt:
file-suspicious = Kijk dit goed na ({ $count }):
file-added = Nieuwe producten ({ $count }):
file-product = { $what }: { $variants ->
    [one] { $variants } variant
   *[other] { $variants } varianten
  }, { $pieces ->
    [one] { $pieces } stuk
   *[other] { $pieces } stuks
  }
file-added-rows = Nieuwe maten en kleuren ({ $count }):
file-changed = Veranderd ({ $count }):
file-removed = Verwijderd ({ $count }):
file-warnings = Opgemerkt ({ $count }):
file-fact = { $what }: { $fact } → { $after }
file-done = Geïmporteerd: { $products ->
    [one] { $products } product
   *[other] { $products } producten
  }, { $pieces ->
    [one] { $pieces } stuk
   *[other] { $pieces } stuks
  }.
file-kept = Gereserveerde stuks blijven ({ $count }):
fact-name = naam
fact-aliases = andere namen
fact-category = categorie
fact-photo = foto
fact-details = details
fact-hidden = verborgen
fact-sku = artikelnummer
fact-price = prijs
fact-quantity = aantal
odd-value = { $what }: { $before } → { $after }
odd-same-name = { $what }: “{ $other }” heet al zo
odd-all-zero = er zou geen enkel stuk overblijven ({ $before } → { $after })
odd-most-removed = meer dan de helft zou verdwijnen ({ $before } → { $after } varianten)
problem-line = regel { $line }
problem-too-large = het bestand is groter dan 5 MB; splits het
problem-too-many-rows = meer dan 50.000 regels; splits het bestand
problem-not-text = niet leesbaar als tekst; bewaar het als CSV in UTF-8
problem-no-rows = er staan geen regels onder de kop
problem-no-header = de eerste regel moet de kolommen noemen (product, name, size, colour, price, quantity …)
problem-missing-column = deze kolom ontbreekt
problem-column-twice = deze kolom staat er twee keer
problem-broken-quotes = de aanhalingstekens kloppen niet
problem-too-many-cells = meer cellen dan kolommen
problem-too-long = langer dan 4 KB
problem-control-character = een onzichtbaar stuurteken
problem-no-product = geen product
problem-bad-id = geen letter of cijfer om een id van te maken
problem-bad-price = geen prijs; schrijf bijvoorbeeld 39.90
problem-bad-quantity = geen aantal; schrijf een geheel getal
problem-variant-twice = deze maat en kleur staan er al
problem-other-name = het product heet hierboven anders
problem-unknown-column = deze kolom wordt niet gelezen
problem-other-fact = hierboven staat een andere waarde, die geldt
problem-negative-quantity = minder dan nul; gelezen als 0
problem-no-quantity = geen aantal; gelezen als 0
problem-cut = langer dan 4 KB; afgekapt
problem-skipped = geen variant en geen foto; overgeslagen

## Een tabel die elders staat
source-asks = { $source } is vreemd veranderd: ik doe niets voor u bevestigt.
source-gone = Staan er niet meer, worden verborgen ({ $count }):
source-hidden = Verborgen ({ $count }):
source-failed = { $cause ->
    [refused] { $source } aanvaardt onze sleutel niet meer. Tot dan wordt de voorraad niet bijgewerkt.
    [missing] Ik vind { $source } niet meer. Tot dan wordt de voorraad niet bijgewerkt.
    [private] { $source } is geen https-adres op het internet: ik lees het niet.
    [too_large] { $source } is te groot (hoogstens 5 MB). De voorraad blijft zoals hij is.
    [unreadable] Ik kan de tabel van { $source } niet lezen. Er is niets veranderd.
   *[other] { $source } antwoordt al een tijd niet. De voorraad blijft zoals hij is, en ik blijf proberen.
  }
sale-refused = { $source } heeft dit niet overgenomen. Pas het daar met de hand aan; hier klopt het:
sale-refused-line = { $what }: { $pieces }
sale-read-only = { $source } laat me de voorraad lezen, maar niet schrijven. Geef onze sleutel het recht om te schrijven; wat hier verkocht wordt, wacht zolang.
sale-twice = { $what }: verkocht op { $source } en hier als verkocht genoteerd, binnen een half uur. Was het één en hetzelfde stuk?
