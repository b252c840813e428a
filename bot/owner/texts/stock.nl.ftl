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

## Knoppen
button-undo = Ongedaan maken
button-new-product = Het is een nieuw product
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
event-many = … en nog { $more } andere regels
export-comes = Hier is de voorraad.
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
