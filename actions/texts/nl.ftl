### What customers read, in Dutch that is at home in Flanders and the Netherlands: je and
### jij, short true sentences, as one types on a phone.
### Every text may use { $shop } (its name), { $owner } (her or his name) and { $daytime }
### ("day" or "evening"). Nobody's gender is known, nor whether a product's name is a
### plural: no sentence needs them. No colon follows { $variant }, which may be empty,
### and no bare words, as it may hold a comma.
### Further wordings (.b, .c) come in turn; each is right the first time as well.

## How a reply begins

disclosure = { $daytime ->
        [evening] Goedenavond
       *[day] Hallo
    }, dit is de automatische assistent van { $shop }. Waar nodig neemt { $owner } het over.
    .b = { $daytime ->
        [evening] Goedenavond
       *[day] Hallo
    }, je chat met de automatische assistent van { $shop }; als het nodig is, neemt { $owner } het over.
hello = { $daytime ->
        [evening] Goedenavond,
       *[day] Hallo,
    }
    .b = { $daytime ->
        [evening] Goedenavond!
       *[day] Hallo!
    }

## Availability. $variant is "in 38, blauw", "in blauw" or nothing; $left "36 en 38 in blauw"

in-stock-one = Ja, we hebben { $product } { $variant }. { $pieces ->
        [one] Er is nog één stuk
       *[other] Er zijn nog { $pieces } stuks
    }.
    .b = Ja hoor, er { $pieces ->
        [one] is nog één stuk
       *[other] zijn nog { $pieces } stuks
    } van { $product } { $variant }.
in-stock-these = Ja, van { $product } hebben we: { $left }.
    .b = Ja, die keuze is er bij { $product }: { $left }.
in-stock-any = Ja, { $product } hebben we nog: { $left }.
    .b = Ja hoor, dit is er nog van { $product }: { $left }.
out-of-stock = Ik heb gekeken: we hebben nu geen { $product } { $variant }.
    .b = Op dit moment is er niets op voorraad van { $product } { $variant }.
sold-out = Van { $product } is er nu niets meer.
    .b = Ik heb gekeken: { $product } hebben we op dit moment niet meer.
still-there-in = Wat we wel hebben: { $left }.
    .b = Dit is er wel: { $left }.
alternative = In dezelfde stijl hebben we { $product } { $variant }.
    .b = Iets wat erop lijkt: { $product } { $variant }.
alternative-in-size = In dezelfde stijl, in { $size }, hebben we { $product } { $variant }.
    .b = Iets wat erop lijkt in { $size }: { $product } { $variant }.
alternatives = In dezelfde stijl hebben we { $first } { $first_variant } en { $second } { $second_variant }.
    .b = Iets wat erop lijkt: { $first } { $first_variant } of { $second } { $second_variant }.
alternatives-in-size = In dezelfde stijl, in { $size }, hebben we { $first } { $first_variant } en { $second } { $second_variant }.
    .b = Iets wat erop lijkt in { $size }: { $first } { $first_variant } of { $second } { $second_variant }.

## Which one?

which-product = Welk artikel bedoel je? De naam is genoeg, of een korte omschrijving.
    .b = Vertel me even welk artikel je zoekt: de naam, de kleur, wat je ervan weet.
which-product-of = Er zijn er een paar die passen:
    { $products }
    Welke bedoel je?
    .b = Het kan een van deze zijn:
    { $products }
    Welke is het?
which-product-of-many = Er zijn er heel wat die passen, bijvoorbeeld:
    { $products }
    en nog { $more } andere. Welke heb je in gedachten?
    .b = Er is keuze genoeg, onder meer:
    { $products }
    en nog { $more } andere. Heb je een naam of een kleur voor me?
unknown-product = “{ $words }” vind ik niet bij ons.
    .b = “{ $words }” staat niet tussen onze artikelen.
unknown-product-but = “{ $words }” vind ik niet bij ons. Wel dit:
    { $similar }
    .b = “{ $words }” staat niet tussen onze artikelen. Dit komt in de buurt:
    { $similar }
which-variant = Graag. Van { $product } hebben we: { $left }. Wat leg ik voor je opzij?
    .b = Dit is er van { $product }: { $left }. Wat zal ik voor je bewaren?
which-size-to-wait-for = Op welke maat wacht je bij { $product }: { $sizes }?
    .b = Welke maat wordt het voor { $product }: { $sizes }?
which-colour-to-wait-for = Op welke kleur wacht je bij { $product }: { $colours }?
    .b = Welke kleur wordt het voor { $product }: { $colours }?

## Price and lists

price = De prijs van { $product } is { $price }.
    .b = Voor { $product } is het { $price }.
price-between = De prijs van { $product } gaat van { $from } ({ $cheapest }) tot { $to } ({ $dearest }).
    .b = Voor { $product } is het { $from } ({ $cheapest }) tot { $to } ({ $dearest }).
price-sum = Samen is dat { $price }.
    .b = In totaal: { $price }.
no-price = Ik heb geen prijs voor { $product }; { $owner } kan het je zeggen.
    .b = De prijs van { $product } staat niet in mijn lijst; { $owner } weet die wel.
browse = Dit hebben we:
    { $products }
    .b = Op dit moment in huis:
    { $products }
browse-more = Dit is een deel van wat we hebben:
    { $products }
    en nog { $more } andere.
    .b = Op dit moment onder meer in huis:
    { $products }
    en nog { $more } andere.
browse-nothing = Zoiets hebben we op dit moment niet.
    .b = Ik heb gekeken: daar is nu niets van.

## Shipping. $country and $countries come with their article: "het Verenigd Koninkrijk"

ships = Zeker, we verzenden naar { $country }.
    .b = Verzenden naar { $country } kan.
ships-with = Zeker, we verzenden naar { $country }, met { $carrier }.
    .b = Verzenden naar { $country } kan, met { $carrier }.
ships-also = Zeker, we verzenden naar { $country }, en ook naar { $others }.
    .b = Onze pakjes gaan naar { $country }, en ook naar { $others }.
ships-with-also = Zeker, we verzenden naar { $country } met { $carrier }, en ook naar { $others }.
    .b = Onze pakjes gaan naar { $country } met { $carrier }, en ook naar { $others }.
does-not-ship = Naar { $country } verzenden we niet. Onze pakjes gaan naar { $countries }.
    .b = Onze pakjes gaan naar { $countries }, maar niet naar { $country }.
ships-nowhere = We versturen geen pakjes.
    .b = Verzenden doen we niet.
ships-nowhere-pickup = We versturen geen pakjes, maar afhalen kan.
    .b = Verzenden doen we niet; je aankoop afhalen kan wel.
but-pickup = Afhalen bij ons kan wel.
    .b = Je kunt je aankoop wel bij ons afhalen.
shipping-cost = Verzenden naar { $country } kost { $cost }.
    .b = Voor { $country } is de verzending { $cost }.
shipping-cost-free-from = Verzenden naar { $country } kost { $cost }, en is gratis vanaf { $free_from }.
    .b = Voor { $country } is de verzending { $cost }; vanaf { $free_from } betaal je niets.
shipping-free = Verzenden naar { $country } is gratis.
    .b = Voor { $country } betaal je geen verzending.
shipping-cost-others = Naar { $countries } is het { $cost }.
    .b = En { $cost } naar { $countries }.
customs-none = Er zijn geen douanekosten: het pakje passeert geen douane.
    .b = Geen douanekosten, want het pakje passeert geen douane.
customs-none-in-eu = Er zijn geen douanekosten: het pakje blijft binnen de EU.
    .b = Geen douanekosten, want het pakje blijft binnen de EU.
customs-may-be-due = Bij aankomst in { $country } kunnen er douanekosten bijkomen; hoeveel, weet ik niet.
    .b = De douane in { $country } kan bij aankomst kosten vragen; hoeveel, weet ik niet.
delivery-time = Een pakje naar { $country } is { $fewest } tot { $most } werkdagen onderweg.
    .b = Voor { $country } is het { $fewest } tot { $most } werkdagen vanaf het versturen.
arrives-in-time = Vertrekt het { $sent }, dan komt je pakje ten laatste { $latest } aan: op tijd dus.
    .b = Als het { $sent } vertrekt, is het er ten laatste { $latest }, dus op tijd.
arrives-late = Ook als het { $sent } vertrekt, komt je pakje ten vroegste { $earliest } aan: te laat dus.
    .b = Vertrekt het { $sent }, dan is het er ten vroegste { $earliest }: te laat.
arrives-perhaps = Vertrekt het { $sent }, dan komt je pakje ten vroegste { $earliest } en ten laatste { $latest } aan: beloven kan ik het niet.
    .b = Als het { $sent } vertrekt, is het er ten vroegste { $earliest }, ten laatste { $latest }: misschien, maar niet zeker.
delivery-time-at-most = Een pakje naar { $country } is hoogstens { $most ->
        [one] één werkdag
       *[other] { $most } werkdagen
    } onderweg.
    .b = Voor { $country } is het hoogstens { $most ->
        [one] één werkdag
       *[other] { $most } werkdagen
    } vanaf het versturen.
pickup = Je kunt je aankoop zeker bij ons afhalen.
    .b = Afhalen bij ons kan.
pickup-at = Je kunt je aankoop zeker bij ons afhalen: { $address }.
    .b = Afhalen bij ons kan: { $address }.
no-pickup = Afhalen kan bij ons niet.
    .b = We hebben geen afhaalpunt.

## The shop. $day is "morgen" or "op zaterdag 5 december", $opens "morgen om 10:00"

no-physical-shop = We hebben geen winkel om binnen te lopen: alles gebeurt online.
    .b = Alles gebeurt online, er is geen winkel.
open-on = We zijn { $day } open: { $hours }.
    .b = Je kunt { $day } bij ons terecht: { $hours }.
closed-on = We zijn { $day } gesloten.
    .b = De winkel is { $day } dicht.
open-now = We zijn nu open, tot { $until }.
    .b = De winkel is open tot { $until }.
closed-now = We zijn nu dicht en gaan { $opens } weer open.
    .b = De winkel is op dit uur dicht; { $opens } kun je weer binnen.
opening-week = Zo zijn we open: { $week }.
    .b = In een gewone week: { $week }.
location = Je vindt ons hier: { $address }.
    .b = Ons adres: { $address }.
location-no-shop = Er is geen winkel om te bezoeken; ons adres is { $address }.
    .b = Ons adres is { $address }, maar er is geen winkel om te bezoeken.
payment = Betalen kan zo: { $ways }.
    .b = Je kunt hier op deze manieren betalen: { $ways }.
payment-yes = Ja, dat kan. Betalen kan zo: { $ways }.
    .b = Dat kan, ja. Manieren om te betalen: { $ways }.
payment-not = Nee, dat kan hier niet ({ $asked }). Betalen kan zo: { $ways }.
    .b = Dat gaat niet ({ $asked }). Manieren om te betalen: { $ways }.
said-by-shop = { $text }
returns-paid-by-customer = Je hebt { $days } dagen om iets terug te sturen of te ruilen; de retourkosten zijn voor jou.
    .b = Terugsturen of ruilen kan { $days } dagen lang; de retour betaal je zelf.
returns-paid-by-shop = Je hebt { $days } dagen om iets terug te sturen of te ruilen; de retourkosten zijn voor ons.
    .b = Terugsturen of ruilen kan { $days } dagen lang; de retour betalen wij.

## Holds and the waiting list. $until is "morgen om 18:30"

offer-hold = Zal ik er een voor je opzijleggen?
    .b = Wil je dat ik er een voor je bewaar?
    .c = Leg ik er een voor je apart?
offer-waiting-list = Zal ik het je laten weten als er een binnenkomt?
    .b = Wil je een plaats op de wachtlijst?
held = In orde, voor je bewaard tot { $until }: { $product } { $variant }.
    .b = Dit houd ik voor je opzij tot { $until }: { $product } { $variant }.
held-several = In orde, { $pieces } stuks voor je bewaard tot { $until }: { $product } { $variant }.
    .b = Ik houd { $pieces } stuks voor je opzij tot { $until }: { $product } { $variant }.
held-instead = Niet meer opzij: { $product } { $variant }.
    .b = Dit ligt dus niet meer opzij: { $product } { $variant }.
held-before = Wat je had, blijft voor je opzij: { $product } { $variant }.
    .b = Dit ligt nog altijd voor je opzij: { $product } { $variant }.
held-fewer = Ik kan er maar { $pieces ->
        [one] één
       *[other] { $pieces }
    } voor je bewaren, tot { $until }: { $product } { $variant }.
    .b = Meer is er nu niet: { $pieces ->
        [one] één stuk
       *[other] { $pieces } stuks
    } voor je opzij tot { $until }, { $product } { $variant }.
too-many-holds = Je hebt al { $limit ->
        [one] één stuk
       *[other] { $limit } stuks
    } opzij; voor meer vraag ik het aan { $owner }.
    .b = Met { $limit ->
        [one] één stuk
       *[other] { $limit } stuks
    } opzij zit je aan het maximum, dus ik vraag het aan { $owner }.
waitlisted-first = Genoteerd: je bent de eerste op de wachtlijst voor { $product } { $variant }.
    .b = Je hebt de eerste plaats op de wachtlijst voor { $product } { $variant }.
waitlisted = Genoteerd: je bent nummer { $place } op de wachtlijst voor { $product } { $variant }.
    .b = Je hebt plaats { $place } op de wachtlijst voor { $product } { $variant }.
reach-here = Ik schrijf je hier zodra er een is.
    .b = Zodra er een binnenkomt, lees je het hier.
reach-until = Ik kan je hier schrijven tot { $until }; vraag het me daarna gewoon opnieuw.
    .b = Komt er een binnen, dan schrijf ik je hier tot { $until }; daarna is een bericht van jou genoeg.
released = In orde. Niet meer opzij: { $product } { $variant }{ $others ->
        [0] {""}
        [one] , en nog een stuk
       *[other] , en nog { $others } stuks
    }.
    .b = Goed, dit bewaar ik niet meer: { $product } { $variant }{ $others ->
        [0] {""}
        [one] , en ook het andere stuk niet
       *[other] , en ook de { $others } andere stuks niet
    }.
no-longer-waiting = In orde, je wacht niet meer op { $product } { $variant }{ $others ->
        [0] {""}
        [one] , en op het andere artikel ook niet
       *[other] , en op de { $others } andere artikelen ook niet
    }.
    .b = Goed. Van de wachtlijst af: { $product } { $variant }{ $others ->
        [0] {""}
        [one] , en nog een artikel
       *[other] , en nog { $others } artikelen
    }.
nothing-held = Ik heb niets voor je opzij.
    .b = Er ligt op jouw naam niets opzij.

## Product details, in the shop's own words

details = { $product }: { $details }
    .b = Bij { $product } staat: { $details }
ask-product-info-of = Dat staat niet in mijn notities over { $product }; ik vraag het aan { $owner }.
    .b = Je vraag over { $product } leg ik voor aan { $owner }.
ask-product-info = Dat staat niet in mijn notities; ik vraag het aan { $owner }.
    .b = Die vraag leg ik voor aan { $owner }.
ask-size-advice-of = Voor je maat in { $product } heeft { $owner } een veel beter oog dan ik: ik geef je vraag door.
    .b = De juiste maat in { $product }, dat vraag ik liever aan { $owner }.
ask-size-advice = Voor je maat heeft { $owner } een veel beter oog dan ik: ik geef je vraag door.
    .b = De juiste maat, dat vraag ik liever aan { $owner }.

## What goes to the owner. One sentence says when (expect-...)

ask-complaint = Bedankt dat je het laat weten. Je bericht gaat meteen naar { $owner }, die het persoonlijk bekijkt.
    .b = Genoteerd, en { $owner } bekijkt het persoonlijk.
    .c = Ik meld het aan { $owner }, die het met je opneemt.
ask-order = Je bestelling is iets voor { $owner }: ik geef je bericht door.
    .b = Over je bestelling vraag ik het na bij { $owner }.
ask-order-numbered = Bestelling { $order } is iets voor { $owner }: ik geef je bericht door.
    .b = Over bestelling { $order } vraag ik het na bij { $owner }.
ask-cancel-order = Ik geef je annulering door aan { $owner }.
    .b = Annuleren doet { $owner }: ik geef je vraag door.
ask-other = Dat is er een voor { $owner }: ik geef je bericht door.
    .b = Dat vraag ik liever aan { $owner }; je bericht is onderweg.
    .c = Daar kan { $owner } je beter op antwoorden, ik speel het door.
lost-thread = Ik vind niet meer terug wat we eerder schreven: { $owner } neemt het over vanaf je bericht.
    .b = Het begin van ons gesprek ben ik kwijt; ik geef je bericht door aan { $owner }.
ask-human = Ik laat het { $owner } weten.
    .b = Natuurlijk, ik geef je door aan { $owner }.
    .c = Je bericht gaat naar { $owner }.
ask-payment = Over die betaling vraag ik het na bij { $owner }.
    .b = Betalingen bekijkt { $owner } met je: ik geef het door.
ask-returns = Over terugsturen of ruilen vraag ik het na bij { $owner }.
    .b = Retours regelt { $owner }: ik geef het door.
ask-discount = Over korting beslist { $owner }: ik geef je vraag door.
    .b = Korting geven kan ik niet zelf; ik vraag het aan { $owner }.
ask-opening-hours = Wanneer we open zijn, staat niet in mijn notities; ik vraag het aan { $owner }.
    .b = Wanneer we open zijn, vraag ik na bij { $owner }.
ask-location = Het adres staat niet in mijn notities; ik vraag het aan { $owner }.
    .b = Over het adres vraag ik het na bij { $owner }.
place-extras-unknown = Over parkeren of de weg erheen weet ik niet meer dan het adres.
    .b = Hoe het met parkeren of toegang zit, weet ik niet.
ask-place-extras = Dat zegt het adres niet; ik vraag het aan { $owner }.
    .b = Hoe het ter plaatse is, vraag ik na bij { $owner }.
ask-delivery-time = De levertijd staat niet in mijn notities; ik vraag het aan { $owner }.
    .b = Over de levertijd vraag ik het na bij { $owner }.
ask-access = Wat we over je bewaren, kan { $owner } je sturen: ik geef je vraag door.
    .b = Voor een kopie van je gegevens geef ik dit door aan { $owner }.
phone = Bellen kan op { $value }.
    .b = Ons nummer: { $value }.
email = Mailen kan naar { $value }.
    .b = Ons e-mailadres: { $value }.

## Several things for the owner at once, in one sentence: a noun for each ask-...

ask-several = Ik geef het allemaal door aan { $owner }: { $matters }.
    .b = Hierop antwoordt { $owner } je: { $matters }.
ask-several-complaint = Bedankt dat je het laat weten. Ik geef alles door aan { $owner }, die het persoonlijk bekijkt: { $matters }.
    .b = Genoteerd, en { $owner } bekijkt het persoonlijk: { $matters }.
matter-complaint = wat er misging
matter-order = je bestelling
matter-order-numbered = bestelling { $order }
matter-cancel-order = je annulering
matter-other = de rest van je bericht
matter-human = je vraag om contact
matter-payment = de betaling
matter-returns = het terugsturen of ruilen
matter-discount = de korting
matter-opening-hours = wanneer we open zijn
matter-location = ons adres
matter-place-extras = hoe je bij ons komt
matter-delivery-time = de levertijd
matter-product-info-of = je vraag over { $product }
matter-product-info = je vraag over het artikel
matter-size-advice-of = de maat in { $product }
matter-size-advice = de maat
matter-access = de kopie van je gegevens

## The same for the third time: the owner is reminded, and the customer hears so

reminds = Je vraagt het nu voor de derde keer, en daar laat ik het niet bij: ik herinner { $owner } eraan en zeg erbij sinds wanneer je wacht.
    .b = Je hebt het al drie keer moeten vragen: { $owner } krijgt er een herinnering van, met het uur van je eerste bericht.
reminds-too = Je stelt deze vraag voor de derde keer, dus mijn antwoord volstaat niet: ik geef ze door aan { $owner }, als herinnering.
    .b = Drie keer dezelfde vraag: { $owner } krijgt ze nu ook, als herinnering, en antwoordt je.

## When the owner can be expected. $within is "binnen het uur", $when "dinsdagochtend"

expect-within = { $owner } antwoordt meestal { $within }.
    .b = Meestal komt het antwoord { $within }.
    .c = Reken op een antwoord { $within }, zoals gewoonlijk.
expect-by = Je mag { $when } een antwoord verwachten.
    .b = Het antwoord komt waarschijnlijk { $when }.
    .c = Reken { $when } op een antwoord.
expect-by-away = { $owner } is er even niet; je mag { $when } een antwoord verwachten.
    .b = Omdat { $owner } er even niet is, komt het antwoord waarschijnlijk { $when }.
expect-unknown = Ik kan je niet zeggen wanneer het antwoord komt.
    .b = Ik heb voorlopig geen dag voor het antwoord.
expect-unknown-away = { $owner } is er even niet, en ik weet nog niet tot wanneer.
    .b = Omdat { $owner } er even niet is, heb ik nog geen dag voor het antwoord.
reply-time = Ik antwoord meteen; voor wat ik niet weet, is er { $owner }.
    .b = Ik ben er; voor de rest is het { $owner } die je antwoordt.

## Small talk

greeting = Vertel me wat je zoekt, ik kijk het meteen na.
    .b = Wat kan ik voor je opzoeken?
thanks = Graag gedaan!
    .b = Met plezier.
goodbye = Tot gauw!
    .b = Dag, tot gauw.
confirm = Prima.
    .b = Heel goed.
deny = Goed.
    .b = Geen probleem.
bot-identity = Dit is de automatische assistent. Wat ik zeg, komt uit de voorraad en de regels van de winkel; voor de rest leest en antwoordt { $owner }. Schrijf “een mens” om met { $owner } te praten.
    .b = Ik ben een machine, ja: ik antwoord met de voorraad en de regels van de winkel. Praat je liever met { $owner }, schrijf dan “een mens”.
calm = Ik merk dat dit je boos maakt. Laat me kijken wat ik voor je kan doen.
    .b = Ik begrijp de ergernis. Ik doe van hieruit wat ik kan.

## Privacy

erased = In orde: je berichten en je gegevens zijn gewist. Was het een vergissing, schrijf dan binnen het uur “annuleren”.
erasure-undone = Teruggedraaid: er is niets gewist.
stopped = Genoteerd, ik schrijf je niet meer. Een bericht van jou is genoeg om weer te beginnen.

## When the time that was told does not hold. $when "dinsdagochtend"

later-by = { $owner } kon je nog niet antwoorden; je mag { $when } een antwoord verwachten.
    .b = Het antwoord laat langer op zich wachten; het komt waarschijnlijk { $when }.
later-unknown = { $owner } kon je nog niet antwoorden, en ik kan je niet zeggen wanneer het wel lukt.
    .b = Het antwoord laat langer op zich wachten, en ik heb er geen dag voor.
later-away-by = { $owner } is er even niet: je antwoord komt later dan gezegd, waarschijnlijk { $when }.
    .b = Omdat { $owner } er even niet is, komt je antwoord later, waarschijnlijk { $when }.
later-away-unknown = { $owner } is er even niet, en ik weet nog niet tot wanneer: je antwoord komt later dan gezegd.
    .b = Omdat { $owner } er even niet is, komt je antwoord later dan gezegd; een dag heb ik nog niet.
overdue-by = Ik had je eerder een antwoord aangekondigd, en dat is niet gekomen. Reken nu op een antwoord { $when }.
    .b = Het aangekondigde uur ging zonder antwoord voorbij. Het komt waarschijnlijk { $when }.
way-out = Liever dan nog een onzeker uur: zo bereik je iemand.
    .b = Ik noem geen nieuw uur meer. Zo bereik je meteen iemand:
late-minutes = Je bericht heeft { $minutes } minuten gewacht; hier is het antwoord.
    .b = Het antwoord op je bericht komt { $minutes } minuten te laat.
late-hours = Je bericht heeft { $count } uur gewacht; hier is het antwoord.
    .b = Het antwoord op je bericht komt { $count } uur te laat.

## Told unasked of a hold or of a piece that is waited for

hold-reminder = Even ter herinnering: { $product } { $variant } ligt voor je opzij tot { $until }. Daarna komt het weer vrij; wil je het niet meer, schrijf dan “annuleren”.
    .b = Ik bewaar { $product } { $variant } nog voor je tot { $until }; daarna komt het weer vrij. Toch niet? Schrijf “annuleren”.
hold-extended = { $owner } bewaart { $product } { $variant } langer voor je, tot { $until }.
    .b = Je hebt meer tijd: tot { $until } bewaart { $owner } { $product } { $variant }.
hold-ended = Dit ligt niet meer voor je opzij: { $product } { $variant }.
    .b = De tijd is om: ik bewaar { $product } { $variant } niet meer.
hold-ended-free = Dit ligt niet meer voor je opzij: { $product } { $variant }, het is weer vrij.
    .b = De tijd is om: ik bewaar { $product } { $variant } niet meer, het stuk is weer vrij.
hold-ended-goes-on = Dit ligt niet meer voor je opzij: { $product } { $variant }. Iemand anders wacht erop en krijgt het nu aangeboden.
    .b = De tijd is om: wie volgt op de wachtlijst, krijgt nu { $product } { $variant } aangeboden.
back-in-stock = Goed nieuws: { $product } { $variant } is er. Ik bewaar een stuk voor je tot { $until }. Zal ik het opzijleggen?
    .b = Er is een stuk voor je, bewaard tot { $until }: { $product } { $variant }. Je wachtte erop; neem je het?
gone-since = Ik zei dat { $product } { $variant } er was: het laatste stuk is net weg.
    .b = Sinds mijn antwoord is het laatste stuk weg: { $product } { $variant }.
reach-telegram = Op Telegram kan ik je schrijven zonder tijdslimiet: { $link }
    .b = Wil je dat ik ook later nog kan schrijven, dan is er Telegram: { $link }
