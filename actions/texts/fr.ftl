### What customers read, in French: vous, short true sentences, as one types on a phone.
### Every text may use { $shop } (its name), { $owner } (her or his name) and { $daytime }
### ("day" or "evening"). Nobody's gender is known, nor the gender or number of a
### product's name: no sentence needs them, and none puts "de" or "que" before a name.
### Further wordings (.b, .c) come in turn; each is right the first time as well.

## How a reply begins

disclosure = { $daytime ->
        [evening] Bonsoir
       *[day] Bonjour
    }, ici { $shop }. C’est l’assistant automatique qui vous répond ; { $owner } prend le relais si besoin.
    .b = { $daytime ->
        [evening] Bonsoir
       *[day] Bonjour
    }, vous êtes avec l’assistant automatique, chez { $shop }. Si besoin, { $owner } prend le relais.
hello = { $daytime ->
        [evening] Bonsoir,
       *[day] Bonjour,
    }
    .b = { $daytime ->
        [evening] Bonsoir !
       *[day] Bonjour !
    }

## Availability. $variant is "en 38, bleu", "en bleu" or nothing; $left "36 et 38 en bleu"

in-stock-one = Oui, nous avons { $product } { $variant } : { $pieces ->
        [one] il reste une seule pièce
       *[other] il en reste { $pieces }
    }.
    .b = { $product } { $variant }, c’est en stock : { $pieces ->
        [one] une seule pièce
       *[other] { $pieces } pièces
    }.
in-stock-these = Oui, nous avons { $product } : { $left }.
    .b = Oui, pour { $product } il y a : { $left }.
in-stock-any = Oui, il nous reste { $product } : { $left }.
    .b = Oui, il y a encore { $product } : { $left }.
out-of-stock = J’ai regardé : { $product } { $variant }, nous n’en avons pas en ce moment.
    .b = Pour { $product } { $variant }, il n’y a rien en stock pour le moment.
sold-out = Pour { $product }, il ne reste plus rien en ce moment.
    .b = J’ai regardé : { $product }, nous n’en avons plus pour le moment.
still-there-in = Ce qu’il y a : { $left }.
    .b = Nous avons par contre : { $left }.
alternative = Dans le même esprit, il y a { $product } { $variant }.
    .b = Dans un style proche, nous avons { $product } { $variant }.
alternative-in-size = Dans le même esprit, en { $size }, il y a { $product } { $variant }.
    .b = Dans un style proche, nous avons en { $size } : { $product } { $variant }.
alternatives = Dans le même esprit, il y a { $first } { $first_variant } et { $second } { $second_variant }.
    .b = Dans un style proche, nous avons { $first } { $first_variant } et { $second } { $second_variant }.
alternatives-in-size = Dans le même esprit, en { $size }, il y a { $first } { $first_variant } et { $second } { $second_variant }.
    .b = Dans un style proche, nous avons en { $size } : { $first } { $first_variant } et { $second } { $second_variant }.

## Which one?

which-product = De quel article parlez-vous ? Son nom suffit, ou quelques mots pour le décrire.
    .b = Dites-moi quel article vous intéresse : son nom, sa couleur, ce que vous savez.
which-product-of = Plusieurs articles correspondent :
    { $products }
    Lequel vous intéresse ?
    .b = C’est peut-être l’un de ceux-ci :
    { $products }
    Lequel est-ce ?
which-product-of-many = Plusieurs articles correspondent, par exemple :
    { $products }
    et { $more } de plus. Lequel avez-vous en tête ?
    .b = Il y a du choix, entre autres :
    { $products }
    et { $more } de plus. Dites-moi un nom ou une couleur ?
unknown-product = Je ne trouve pas « { $words } » chez nous.
    .b = « { $words } » ne figure pas dans notre stock.
unknown-product-but = Je ne trouve pas « { $words } » chez nous. Il y a par contre :
    { $similar }
    .b = « { $words } » ne figure pas dans notre stock. Ce qui s’en approche :
    { $similar }
which-variant = Volontiers. Pour { $product }, il y a : { $left }. Que dois-je mettre de côté ?
    .b = Pour { $product }, j’ai : { $left }. Qu’est-ce que je vous garde ?
which-size-to-wait-for = Quelle taille attendez-vous pour { $product } : { $sizes } ?
    .b = Pour { $product }, c’est quelle taille : { $sizes } ?
which-colour-to-wait-for = Quelle couleur attendez-vous pour { $product } : { $colours } ?
    .b = Pour { $product }, c’est quelle couleur : { $colours } ?

## Price and lists

price = Pour { $product }, c’est { $price }.
    .b = { $product }, c’est { $price }.
price-between = Pour { $product }, les prix vont de { $from } ({ $cheapest }) à { $to } ({ $dearest }).
    .b = { $product } : de { $from } ({ $cheapest }) à { $to } ({ $dearest }).
price-sum = Ensemble, cela fait { $price }.
    .b = Au total : { $price }.
no-price = Je n’ai pas de prix noté pour { $product } ; { $owner } peut vous le dire.
    .b = Pour { $product }, le prix n’est pas dans ma liste ; { $owner } peut vous le donner.
browse = Voici ce que nous avons :
    { $products }
    .b = En ce moment, il y a :
    { $products }
browse-more = Voici une partie de ce que nous avons :
    { $products }
    et { $more } de plus.
    .b = En ce moment, il y a entre autres :
    { $products }
    et { $more } de plus.
browse-nothing = Nous n’avons rien de ce genre en ce moment.
    .b = J’ai regardé : pour l’instant, il n’y a rien de tel chez nous.

## Shipping. $country and $countries come with their preposition: "en Belgique"

ships = Bien sûr, nous livrons { $country }.
    .b = La livraison { $country } est possible.
ships-with = Bien sûr, nous livrons { $country }, avec { $carrier }.
    .b = La livraison { $country } est possible, avec { $carrier }.
ships-also = Bien sûr, nous livrons { $country }, et aussi { $others }.
    .b = Nos colis partent { $country }, et aussi { $others }.
ships-with-also = Bien sûr, nous livrons { $country } avec { $carrier }, et aussi { $others }.
    .b = Nos colis partent { $country } avec { $carrier }, et aussi { $others }.
does-not-ship = Nous ne livrons pas { $country }. Nos colis partent { $countries }.
    .b = Nos colis partent { $countries }, mais pas { $country }.
ships-nowhere = Nous n’envoyons pas de colis.
    .b = Nous ne faisons pas d’envois.
ships-nowhere-pickup = Nous n’envoyons pas de colis, mais vous pouvez venir chercher votre achat.
    .b = Nous ne faisons pas d’envois ; le retrait sur place, c’est possible.
but-pickup = Vous pouvez par contre venir chercher votre achat.
    .b = Le retrait sur place est possible.
shipping-cost = La livraison { $country } coûte { $cost }.
    .b = Comptez { $cost } pour la livraison { $country }.
shipping-cost-free-from = La livraison { $country } coûte { $cost }, offerte dès { $free_from } d’achat.
    .b = Comptez { $cost } pour la livraison { $country }, et rien à partir de { $free_from } d’achat.
shipping-free = La livraison { $country } est offerte.
    .b = Pour une livraison { $country }, il n’y a rien à payer.
shipping-cost-others = Pour une livraison { $countries }, c’est { $cost }.
    .b = Et { $cost } pour une livraison { $countries }.
customs-none = Il n’y a pas de frais de douane : le colis ne passe aucune douane.
    .b = Pas de frais de douane, le colis n’en passe aucune.
customs-none-in-eu = Il n’y a pas de frais de douane : le colis reste dans l’Union européenne.
    .b = Pas de frais de douane au sein de l’Union européenne.
customs-may-be-due = Des frais de douane peuvent être demandés à l’arrivée { $country } ; je n’en connais pas le montant.
    .b = À l’arrivée { $country }, la douane peut demander des frais dont je ne connais pas le montant.
delivery-time = La livraison { $country } prend { $fewest } à { $most } jours ouvrables après l’envoi.
    .b = Comptez { $fewest } à { $most } jours ouvrables { $country }, une fois le colis parti.
arrives-in-time = Envoyé { $sent }, votre colis arrive au plus tard { $latest } : c’est à temps.
    .b = En partant { $sent }, il est là au plus tard { $latest }, donc à temps.
arrives-late = Même envoyé { $sent }, votre colis arrive au plus tôt { $earliest } : ce sera trop tard.
    .b = En partant { $sent }, il n’est là au plus tôt que { $earliest } : trop tard.
arrives-perhaps = Envoyé { $sent }, votre colis arrive au plus tôt { $earliest } et au plus tard { $latest } : je ne peux rien promettre.
    .b = En partant { $sent }, il est là au plus tôt { $earliest }, au plus tard { $latest } : possible, mais pas sûr.
delivery-time-at-most = La livraison { $country } prend au plus { $most ->
        [one] un jour ouvrable
       *[other] { $most } jours ouvrables
    } après l’envoi.
    .b = Comptez { $most ->
        [one] un jour ouvrable
       *[other] { $most } jours ouvrables
    } au plus { $country }, une fois le colis parti.
pickup = Vous pouvez bien sûr venir chercher votre achat.
    .b = Le retrait sur place est possible.
pickup-at = Vous pouvez bien sûr venir chercher votre achat : { $address }.
    .b = Le retrait sur place est possible : { $address }.
no-pickup = Nous ne proposons pas de retrait sur place.
    .b = Le retrait sur place n’est pas possible chez nous.

## The shop. $day is "demain" or "le samedi 5 décembre", $opens "demain à 10:00"

no-physical-shop = Nous n’avons pas de magasin où passer : tout se fait en ligne.
    .b = Tout se fait en ligne, il n’y a pas de magasin à visiter.
open-on = Nous sommes ouverts { $day } : { $hours }.
    .b = C’est ouvert { $day } : { $hours }.
closed-on = Nous sommes fermés { $day }.
    .b = C’est fermé { $day }.
open-now = C’est ouvert en ce moment, jusqu’à { $until }.
    .b = Nous sommes ouverts jusqu’à { $until }.
closed-now = C’est fermé en ce moment ; prochaine ouverture : { $opens }.
    .b = Nous sommes fermés à cette heure-ci ; prochaine ouverture : { $opens }.
opening-week = Nos horaires : { $week }.
    .b = Une semaine normale : { $week }.
location = Vous nous trouvez ici : { $address }.
    .b = Notre adresse : { $address }.
location-no-shop = Il n’y a pas de magasin à visiter ; notre adresse : { $address }.
    .b = Notre adresse est { $address }, mais il n’y a pas de magasin à visiter.
payment = Vous pouvez payer ainsi : { $ways }.
    .b = Moyens de paiement : { $ways }.
payment-yes = Oui, c’est possible. Vous pouvez payer ainsi : { $ways }.
    .b = Oui, ça va. Moyens de paiement : { $ways }.
payment-not = Non, ce n’est pas possible ({ $asked }). Vous pouvez payer ainsi : { $ways }.
    .b = Pas ici, non ({ $asked }). Moyens de paiement : { $ways }.
said-by-shop = { $text }
returns-paid-by-customer = Vous avez { $days } jours pour retourner ou échanger un article ; les frais de retour sont à votre charge.
    .b = Retour ou échange : { $days } jours, frais de retour à votre charge.
returns-paid-by-shop = Vous avez { $days } jours pour retourner ou échanger un article ; les frais de retour sont pour nous.
    .b = Retour ou échange : { $days } jours, et les frais de retour sont pour nous.

## Holds and the waiting list. $until is "demain à 18:30"

offer-hold = Je vous mets ça de côté ?
    .b = Voulez-vous que je vous garde ça ?
    .c = Une mise de côté vous arrangerait ?
offer-waiting-list = Je vous préviens s’il en arrive ?
    .b = Voulez-vous une place sur la liste d’attente ?
held = C’est noté : { $product } { $variant }, de côté pour vous jusqu’à { $until }.
    .b = Je vous garde ceci jusqu’à { $until } : { $product } { $variant }.
held-several = C’est noté : { $pieces } pièces, { $product } { $variant }, de côté pour vous jusqu’à { $until }.
    .b = Je vous garde { $pieces } pièces jusqu’à { $until } : { $product } { $variant }.
held-instead = Plus de côté, en revanche : { $product } { $variant }.
    .b = Ceci n’est donc plus de côté : { $product } { $variant }.
held-before = Ce que vous aviez reste de côté : { $product } { $variant }.
    .b = Rien ne change pour ceci, toujours de côté : { $product } { $variant }.
held-fewer = Je ne peux mettre de côté { $pieces ->
        [one] qu’une pièce
       *[other] que { $pieces } pièces
    }, jusqu’à { $until } : { $product } { $variant }.
    .b = Il n’y en a pas davantage pour le moment : { $pieces ->
        [one] une pièce
       *[other] { $pieces } pièces
    } de côté pour vous jusqu’à { $until }, { $product } { $variant }.
too-many-holds = Vous avez déjà { $limit ->
        [one] une pièce
       *[other] { $limit } pièces
    } de côté ; pour davantage, je demande à { $owner }.
    .b = Avec { $limit ->
        [one] une pièce
       *[other] { $limit } pièces
    } de côté, vous êtes au maximum ; pour la suite, je demande à { $owner }.
waitlisted-first = C’est noté : pour { $product } { $variant }, vous êtes en tête de la liste d’attente.
    .b = Liste d’attente pour { $product } { $variant } : vous avez la première place.
waitlisted = C’est noté : pour { $product } { $variant }, vous avez la place { $place } sur la liste d’attente.
    .b = Liste d’attente pour { $product } { $variant } : vous êtes en { $place }e position.
reach-here = Je vous écris ici dès qu’il y en a.
    .b = Dès qu’il en arrive, je vous écris ici.
reach-until = Ici, je peux vous écrire jusqu’à { $until } ; après, redemandez-moi.
    .b = S’il en arrive, je vous écris ici jusqu’à { $until } ; après, un message de vous suffit.
released = C’est fait. Plus de côté : { $product } { $variant }{ $others ->
        [0] {""}
        [one] , et une autre pièce
       *[other] , et { $others } autres pièces
    }.
    .b = Bien reçu, je ne garde plus { $product } { $variant }{ $others ->
        [0] {""}
        [one] , ni l’autre pièce
       *[other] , ni les { $others } autres pièces
    }.
no-longer-waiting = C’est fait, vous n’attendez plus { $product } { $variant }{ $others ->
        [0] {""}
        [one] , ni l’autre article
       *[other] , ni les { $others } autres articles
    }.
    .b = Bien reçu. Rayé de la liste d’attente : { $product } { $variant }{ $others ->
        [0] {""}
        [one] , et un autre article
       *[other] , et { $others } autres articles
    }.
nothing-held = Je n’ai rien de côté pour vous.
    .b = Il n’y a rien de côté à votre nom.

## Product details, in the shop's own words

details = { $product } : { $details }
    .b = Sur la fiche { $product } : { $details }
ask-product-info-of = Ce détail n’est pas dans ma fiche { $product } ; je demande à { $owner }.
    .b = Pour ce détail sur { $product }, je passe la question à { $owner }.
ask-product-info = Ce détail n’est pas dans ma fiche ; je demande à { $owner }.
    .b = Pour ce détail, je passe la question à { $owner }.
ask-size-advice-of = Pour votre taille en { $product }, { $owner } a l’œil bien mieux que moi : je lui passe la question.
    .b = La bonne taille pour { $product }, je préfère la demander à { $owner }.
ask-size-advice = Pour votre taille, { $owner } a l’œil bien mieux que moi : je lui passe la question.
    .b = La bonne taille, je préfère la demander à { $owner }.

## What goes to the owner. One sentence says when (expect-...)

ask-complaint = Merci de nous le dire. Votre message va droit à { $owner }, qui s’en occupe personnellement.
    .b = C’est noté, et c’est { $owner } qui s’en occupe, personnellement.
    .c = Je le signale à { $owner }, qui reprend cela avec vous.
ask-order = Votre commande, c’est { $owner } qui la suit : je lui passe votre message.
    .b = Pour votre commande, je demande à { $owner }.
ask-order-numbered = La commande { $order }, c’est { $owner } qui la suit : je lui passe votre message.
    .b = Pour la commande { $order }, je demande à { $owner }.
ask-cancel-order = Je passe votre annulation à { $owner }.
    .b = L’annulation, c’est { $owner } qui la fait : je lui transmets votre demande.
ask-other = Là, c’est { $owner } qui peut vous répondre : je lui passe votre message.
    .b = Je préfère demander à { $owner } ; votre message est transmis.
    .c = Pour ça, je passe la main à { $owner }.
lost-thread = Je ne retrouve plus ce que nous nous étions dit : { $owner } reprend à partir de votre message.
    .b = Le début de notre conversation m’échappe ; je passe votre message à { $owner }.
ask-human = Je préviens { $owner }.
    .b = Bien sûr, je passe la main à { $owner }.
    .c = Votre message part chez { $owner }.
ask-payment = Pour ce paiement, je demande à { $owner }.
    .b = Le paiement, { $owner } le regarde avec vous : je transmets.
ask-returns = Pour un retour ou un échange, je demande à { $owner }.
    .b = Les retours, c’est { $owner } qui s’en occupe : je transmets.
ask-discount = Pour les réductions, c’est { $owner } qui décide : je transmets.
    .b = Une réduction, je ne peux pas en décider ; je demande à { $owner }.
ask-opening-hours = Nos horaires ne sont pas dans mes notes ; je demande à { $owner }.
    .b = Pour les horaires, je demande à { $owner }.
ask-location = L’adresse n’est pas dans mes notes ; je demande à { $owner }.
    .b = Pour l’adresse, je demande à { $owner }.
place-extras-unknown = Pour le parking ou l’accès, je n’ai pas plus de détails.
    .b = Le parking et l’accès, je ne les connais pas.
ask-place-extras = Cela, l’adresse ne le dit pas ; je demande à { $owner }.
    .b = Pour ce détail sur place, je pose la question à { $owner }.
ask-delivery-time = Le délai n’est pas dans mes notes ; je demande à { $owner }.
    .b = Pour le délai, je demande à { $owner }.
ask-access = Ce que nous gardons à votre sujet, { $owner } peut vous l’envoyer : je transmets votre demande.
    .b = Pour une copie de vos données, je transmets à { $owner }.
phone = Par téléphone : { $value }.
    .b = Notre numéro : { $value }.
email = Par e-mail : { $value }.
    .b = Notre adresse e-mail : { $value }.

## Several things for the owner at once, in one sentence: a noun for each ask-...

ask-several = Je passe tout à { $owner } : { $matters }.
    .b = Là-dessus, c’est { $owner } qui vous répond : { $matters }.
ask-several-complaint = Merci de nous le dire. Je passe tout à { $owner }, qui s’en occupe personnellement : { $matters }.
    .b = C’est noté, et c’est { $owner } qui s’en occupe personnellement : { $matters }.
matter-complaint = ce qui ne va pas
matter-order = votre commande
matter-order-numbered = la commande { $order }
matter-cancel-order = votre annulation
matter-other = le reste de votre message
matter-human = votre envie de lui parler
matter-payment = le paiement
matter-returns = le retour ou l’échange
matter-discount = la réduction
matter-opening-hours = nos horaires
matter-location = notre adresse
matter-place-extras = l’accès à la boutique
matter-delivery-time = le délai de livraison
matter-product-info-of = le détail sur { $product }
matter-product-info = le détail demandé
matter-size-advice-of = la taille pour { $product }
matter-size-advice = la question de taille
matter-access = la copie de vos données

## The same for the third time: the owner is reminded, and the customer hears so

reminds = C’est la troisième fois que vous le demandez, et je ne laisse pas cela là : je le rappelle à { $owner }, en lui disant depuis quand vous attendez.
    .b = Vous avez déjà dû le demander trois fois : { $owner } en reçoit un rappel, avec le moment de votre premier message.
reminds-too = Vous posez cette question pour la troisième fois, ma réponse ne suffit donc pas : je la passe à { $owner }, comme un rappel.
    .b = Trois fois la même question : { $owner } la reçoit maintenant aussi, comme un rappel, et vous répondra.

## When the owner can be expected. $within is "dans l’heure", $when "mardi matin"

expect-within = D’habitude, { $owner } répond { $within }.
    .b = En général, sa réponse arrive { $within }.
    .c = Comptez sur une réponse { $within }, d’habitude.
expect-by = Sa réponse devrait arriver { $when }.
    .b = Vous devriez avoir sa réponse { $when }.
    .c = Comptez sur sa réponse { $when }.
expect-by-away = { $owner } s’absente ; sa réponse devrait arriver { $when }.
    .b = Compte tenu d’une absence, vous devriez avoir sa réponse { $when }.
expect-unknown = Je ne peux pas vous dire quand sa réponse arrivera.
    .b = Pour le moment, je n’ai pas de date à vous donner pour sa réponse.
expect-unknown-away = { $owner } s’absente, et je ne sais pas encore jusqu’à quand.
    .b = Je n’ai pas encore de date pour sa réponse : { $owner } s’absente.
reply-time = Je réponds tout de suite ; pour ce que je ne sais pas, il y a { $owner }.
    .b = Moi, je suis là ; pour le reste, c’est { $owner } qui vous répond.

## Small talk

greeting = Dites-moi ce que vous cherchez, je regarde tout de suite.
    .b = Que puis-je regarder pour vous ?
thanks = Avec plaisir !
    .b = Je vous en prie.
goodbye = À bientôt !
    .b = Au revoir, à bientôt.
confirm = Parfait.
    .b = Très bien.
deny = D’accord.
    .b = Pas de souci.
bot-identity = C’est l’assistant automatique qui vous écrit. Ce que je dis vient du stock et des règles de la boutique ; pour le reste, { $owner } lit et répond. Écrivez « un humain » pour lui parler.
    .b = Je suis une machine, oui : je réponds avec le stock et les règles de la boutique. Pour parler à { $owner }, écrivez « un humain ».
calm = Je vois que cela vous fâche. Voyons ce que je peux faire pour vous.
    .b = Votre agacement se comprend. Je fais ce que je peux d’ici.

## Privacy

erased = C’est fait : vos messages et vos données sont effacés. Si c’était une erreur, écrivez « annuler » dans l’heure.
erasure-undone = C’est annulé : rien n’est effacé.
stopped = C’est noté, je ne vous écris plus. Un message de vous suffit pour reprendre.

## When the time that was told does not hold. $when "mardi matin"

later-by = { $owner } n’a pas encore pu vous répondre : la réponse devrait arriver { $when }.
    .b = La réponse prend plus de temps que prévu ; { $owner } devrait vous écrire { $when }.
later-unknown = { $owner } n’a pas encore pu vous répondre, et je ne peux pas vous dire quand ce sera.
    .b = La réponse prend plus de temps que prévu, et je n’ai pas de date à vous donner.
later-away-by = { $owner } doit s’absenter : votre réponse devrait plutôt arriver { $when }.
    .b = À cause d’une absence, votre réponse prendra plus de temps que prévu ; comptez { $when }.
later-away-unknown = { $owner } doit s’absenter, et je ne sais pas encore jusqu’à quand : votre réponse prendra plus de temps que prévu.
    .b = À cause d’une absence, votre réponse prendra plus de temps que prévu ; je n’ai pas encore de date à vous donner.
overdue-by = Je vous avais annoncé une réponse plus tôt, et rien n’est venu. Comptez plutôt { $when }.
    .b = L’heure annoncée est passée sans réponse. Cela devrait être { $when }.
way-out = Plutôt qu’une nouvelle heure incertaine, voici comment joindre quelqu’un :
    .b = Je ne vous annonce pas d’heure de plus. Pour joindre quelqu’un directement :
late-minutes = Votre message a attendu { $minutes } minutes ; voici la réponse.
    .b = La réponse à votre message arrive avec { $minutes } minutes de retard.
late-hours = Votre message a attendu { $count } heures ; voici la réponse.
    .b = La réponse à votre message arrive avec { $count } heures de retard.

## Told unasked of a hold or of a piece that is waited for. $variant is "en 38, bleu"

hold-reminder = Petit rappel : { $product } { $variant }, de côté pour vous jusqu’à { $until }. Ensuite, ce sera de nouveau libre ; si vous n’en voulez plus, écrivez « annuler ».
    .b = Je vous garde encore { $product } { $variant } jusqu’à { $until } ; ensuite, ce sera de nouveau libre. Un changement d’avis ? Écrivez « annuler ».
hold-extended = { $owner } vous garde { $product } { $variant } plus longtemps : jusqu’à { $until }.
    .b = Vous avez plus de temps pour { $product } { $variant } : { $owner } garde cela jusqu’à { $until }.
hold-ended = La mise de côté est terminée : { $product } { $variant }.
    .b = Le temps est écoulé : je ne garde plus { $product } { $variant }.
hold-ended-free = La mise de côté est terminée : { $product } { $variant }, c’est de nouveau libre.
    .b = Le temps est écoulé : je ne garde plus { $product } { $variant }, la pièce est de nouveau libre.
hold-ended-goes-on = La mise de côté est terminée : { $product } { $variant }. Quelqu’un d’autre attend, je lui propose la pièce.
    .b = Le temps est écoulé pour { $product } { $variant } : je propose la pièce à la personne suivante.
back-in-stock = Bonne nouvelle : { $product } { $variant }, il y en a. Je vous garde une pièce jusqu’à { $until }. Je la mets de côté pour vous ?
    .b = Vous attendiez { $product } { $variant } : une pièce est là, gardée pour vous jusqu’à { $until }. Vous la prenez ?
gone-since = Je vous ai dit qu’il y avait { $product } { $variant } : la dernière pièce vient de partir.
    .b = Depuis ma réponse, la dernière pièce est partie : { $product } { $variant }.
reach-telegram = Sur Telegram, je peux vous écrire sans limite de temps : { $link }
    .b = Pour que je puisse vous écrire plus tard aussi, il y a Telegram : { $link }
