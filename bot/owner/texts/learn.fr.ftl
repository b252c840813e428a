# Ce que la propriétaire lit quand elle apprend quelque chose à la machine.

learn-sentence =
    Une cliente a écrit :
    « { $text } »
learn-understood = J’avais compris : { $what }.
learn-not-understood = Je n’avais pas compris.
learn-answered = Vous avez répondu : « { $gist } »
learn-topic = C’était une question sur…
learn-picked = Elle parlait de « { $words } », puis elle a choisi { $product }. C’est un nom de { $product } ?
learn-words = Quel produit est « { $words } » ?
learn-left = { $count ->
    [one] C’est la dernière.
   *[other] Il y en a { $count }.
  }
button-understood = C’était bien cela
button-topics = Autre sujet…
button-more = Suite…
button-back = Retour
button-nothing = Rien à apprendre
button-stop = Arrêter
button-undo = Annuler
button-yes = Oui
button-products = Autre produit…
button-no-product = Aucun de ceux-là

learn-noted = Noté : { $what }.
learn-noted-nothing = Noté : rien à apprendre.
learn-named = Noté : « { $words } », c’est { $product }. Je comprendrai la prochaine cliente.
learn-undone = Annulé, la question revient.
learn-not-undone = Je n’ai pas pu l’annuler : { $product } a changé entre-temps. « { $words } » est encore un de ses noms.
learn-gone = Cette phrase n’est plus là : trop ancienne, effacée ou déjà décidée.
learn-none = Rien à apprendre pour le moment. Quand vous répondez vous-même à ce que je n’ai pas su traiter, je vous le garde ici.
learn-stopped = { $count ->
    [0] Tout est vu, merci !
    [one] D’accord. Il en reste une : /learn
   *[other] D’accord. Il en reste { $count } : /learn
  }
learn-ready = { $count ->
    [one] Une de vos phrases sera apprise au prochain « comptoir train ».
   *[other] { $count } de vos phrases seront apprises au prochain « comptoir train ».
  }
learn-digest = { $count ->
    [one] Une question peut m’apprendre quelque chose : /learn
   *[other] { $count } questions peuvent m’apprendre quelque chose : /learn
  }

topic-availability = disponibilité
topic-price = prix
topic-browse = ce que vous avez
topic-product-info = matière, entretien
topic-size-advice = conseil de taille
topic-restock = retour en stock
topic-reserve = mise de côté
topic-cancel = annulation
topic-discount = réduction
topic-shipping = livraison, retrait
topic-shipping-cost = frais de livraison
topic-delivery-time = délai de livraison
topic-order-status = suivi de commande
topic-complaint = réclamation
topic-returns = retours, échanges
topic-payment = paiement
topic-opening-hours = heures d’ouverture
topic-location = adresse
topic-human = vous parler
topic-reply-time = délai de réponse
topic-bot-identity = robot ou humain
topic-privacy = ses données
topic-abuse = insulte
topic-greeting = bonjour
topic-thanks = merci
topic-goodbye = au revoir
topic-confirm = un oui
topic-deny = un non
topic-other = rien de tout cela
