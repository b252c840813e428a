# Ce que la propriétaire lit de son stock. Court : elle lit en emballant un colis.

## Ce qui est vrai maintenant
change-pieces = { $what } : { $before } → { $after }
change-pieces-new = { $what } (nouveau) : { $after }
change-price = { $what } : { $before } → { $after }
change-price-new = { $what } : { $after }
made-hidden = { $what } : caché aux clientes
made-shown = { $what } : de nouveau visible
undone = Annulé.
same = { $what } : { $count }, comme avant
same-price = { $what } : { $price }, comme avant
first-picture = Je garde la première photo ; les autres restent dans cette conversation.

## Boutons
button-undo = Annuler
button-undo-all = Tout annuler
button-new-product = C'est un nouveau produit
button-same-piece = La même : en remettre 1
button-recount = Il y en avait { $pieces }
button-sell-hold = Celle de { $name }
button-somebody = quelqu'un
button-price = Oui, { $price }

## Questions : rien n'a changé
ask-which-product = Lequel ? Rien n'a changé.
ask-which-variant = { $what } : laquelle ? Rien n'a changé.
ask-no-product = De quel produit s'agit-il ? Rien n'a changé.
ask-unknown-product = « { $words } » n'est pas dans le stock. Une faute de frappe, ou un nouveau produit ?
ask-unknown-variant = { $what } n'existe pas en { $asked }. Il y a : { $known }.
ask-not-enough = { $on_hand ->
    [0] { $what } : il n'y en a plus, pas { $wanted }. Le compte est faux ?
    [one] { $what } : il n'y en a qu'un, pas { $wanted }. Le compte est faux ?
   *[other] { $what } : il n'y en a que { $on_hand }, pas { $wanted }. Le compte est faux ?
  }
ask-not-the-last = { $what } : d'après le stock il y en a { $on_hand }. Rien n'a changé.
ask-held = { $what } : { $held ->
    [one] une pièce est réservée
   *[other] { $held } pièces sont réservées
  } sur { $on_hand }. La pièce de qui ?
ask-how-many = { $what } : combien ? Rien n'a changé.
ask-sure = Je n'en suis pas sûr : c'est bien ça ?
ask-undo-much = C'est un changement de { $lines } lignes, une importation sans doute. Tout annuler ?
ask-contrary = { $what } : le stock dirait { $on_hand }, vous dites { $wanted }. Lequel est juste ?
ask-what-happened = { $what } : que s'est-il passé ?
ask-which-price = { $what } : quel prix ? Rien n'a changé.
ask-odd-price = { $what } : vraiment { $price } ?
ask-no-price-yet = { $what } n'a pas encore de prix. Donnez-le en euros.
ask-known-product = « { $what } » existe déjà. Ces pièces sont arrivées, ou c'est le compte ?
ask-new-product = Un nouveau produit, « { $what } » ?
ask-missing-name = Comment s'appelle-t-il ?
ask-missing-price = « { $what } » : quel prix ?
ask-missing-pieces = « { $what } » : quelles tailles, et combien ? Par exemple 36:1 38:2, ou x3.
ask-nothing-to-undo = Rien à annuler.

## Réponses
stock-line = { $what } : { $left }
stock-gone = { $what } : épuisé
stock-hidden = { $line } (caché)
stock-held = { $count } dont { $held ->
    [one] { $held } réservée
   *[other] { $held } réservées
  }
stock-unknown = « { $words } » n'est pas dans le stock.
stock-more = … et { $more ->
    [one] un autre
   *[other] { $more } autres
  }
stock-empty = Le stock est vide.
low-title = Dernières pièces et tailles épuisées :
low-none = Rien ne manque.
holds-title = Réservations :
holds-none = Aucune réservation.
hold-line = { $what } · { $name } · jusqu'à { $until }
waiting-title = Liste d'attente :
waiting-none = Personne n'attend.
waiting-line = { $what } : { $people ->
    [one] une personne
   *[other] { $people } personnes
  }
log-none = Aucun mouvement.
log-line = { $at } · { $author } · { $event }
log-undone = { $line } (annulé)
event-sold = vendu { $pieces } · { $change }
event-received = reçu { $pieces } · { $change }
event-removed = retiré { $pieces } · { $change }
event-counted = compté { $pieces } · { $change }
event-held = réservé · { $what }
event-freed = libéré · { $what }
event-imported = importé · { $change }
event-dropped = sorti du stock · { $what }
event-undone = annulé · { $change }
event-priced = prix · { $change }
event-hidden = caché · { $what }
event-shown = visible · { $what }
event-put = fiche · { $what }
event-many = … et { $more ->
    [one] une autre ligne
   *[other] { $more } autres lignes
  }
export-comes = Voici le stock.
export-not-here = Les fichiers ne passent que par Telegram : écrivez-moi /export là-bas, ou lancez « comptoir stock export ».
not-about-stock = Je n'y lis rien du stock : rien n'a changé.

## Refus : rien n'a changé
refused-not-enough = { $what } : il n'y en a que { $available } de libre. Rien n'a changé.
refused-held = { $what } : { $held ->
    [one] { $held } pièce est réservée
   *[other] { $held } pièces sont réservées
  }, on ne peut pas compter moins. Rien n'a changé.
refused-unknown = { $what } n'est plus dans le stock. Rien n'a changé.
refused-hold-ended = Cette réservation est déjà terminée. Rien n'a changé.
refused-undone-before = C'est déjà annulé.
refused-undo = Impossible d'annuler : { $what } a changé depuis ({ $at }).
refused-unknown-movement = Je ne retrouve pas ce changement.
refused-again = Le stock change en ce moment. Réessayez.

## Un nouveau produit, des fichiers
draft-dropped = Oublié : pas de nouveau produit.
button-expired = Ce bouton est trop ancien. Écrivez-le de nouveau.
button-import = Importer
file-refused = Je ne peux pas lire ce fichier. Rien n'a changé.
file-not-fetched = Je n'ai pas pu recevoir ce fichier (5 Mo au plus). Rien n'a changé : renvoyez-le, s'il vous plaît.
file-same = Le fichier dit la même chose que le stock : rien à changer.
file-preview = Si vous confirmez :
file-suspicious = À regarder de près ({ $count }) :
file-added = Nouveaux produits ({ $count }) :
file-product = { $what } : { $variants ->
    [one] { $variants } variante
   *[other] { $variants } variantes
  }, { $pieces ->
    [one] { $pieces } pièce
   *[other] { $pieces } pièces
  }
file-added-rows = Nouvelles tailles et couleurs ({ $count }) :
file-changed = Changements ({ $count }) :
file-removed = Retirés ({ $count }) :
file-warnings = À savoir ({ $count }) :
file-fact = { $what } : { $fact } → { $after }
file-done = Importé : { $products ->
    [one] { $products } produit
   *[other] { $products } produits
  }, { $pieces ->
    [one] { $pieces } pièce
   *[other] { $pieces } pièces
  }.
file-kept = Les pièces réservées restent ({ $count }) :
fact-name = nom
fact-aliases = autres noms
fact-category = catégorie
fact-photo = photo
fact-details = détails
fact-hidden = caché
fact-sku = référence
fact-price = prix
fact-quantity = quantité
odd-value = { $what } : { $before } → { $after }
odd-same-name = { $what } : « { $other } » porte déjà ce nom
odd-all-zero = il ne resterait plus aucune pièce ({ $before } → { $after })
odd-most-removed = plus de la moitié disparaîtrait ({ $before } → { $after } variantes)
problem-line = ligne { $line }
problem-too-large = le fichier dépasse 5 Mo ; coupez-le
problem-too-many-rows = plus de 50 000 lignes ; coupez le fichier
problem-not-text = illisible comme texte ; enregistrez-le en CSV, UTF-8
problem-no-rows = aucune ligne sous l'en-tête
problem-no-header = la première ligne doit nommer les colonnes (product, name, size, colour, price, quantity …)
problem-missing-column = cette colonne manque
problem-column-twice = cette colonne y est deux fois
problem-broken-quotes = les guillemets ne se ferment pas
problem-too-many-cells = plus de cellules que de colonnes
problem-too-long = plus de 4 Ko
problem-control-character = un caractère de contrôle invisible
problem-no-product = pas de produit
problem-bad-id = ni lettre ni chiffre pour en faire un identifiant
problem-bad-price = ce n'est pas un prix ; écrivez par exemple 39.90
problem-bad-quantity = ce n'est pas une quantité ; écrivez un nombre entier
problem-variant-twice = cette taille et cette couleur y sont déjà
problem-other-name = le produit porte un autre nom plus haut
problem-unknown-column = cette colonne n'est pas lue
problem-other-fact = une autre valeur est plus haut, c'est elle qui compte
problem-negative-quantity = moins que zéro ; compté comme 0
problem-no-quantity = pas de quantité ; comptée comme 0
problem-cut = plus de 4 Ko ; coupé
problem-skipped = ni variante ni photo ; laissé de côté

## Une table tenue ailleurs
source-asks = { $source } a changé de façon étrange : je ne fais rien avant votre accord.
source-gone = N'y sont plus, seront cachés ({ $count }) :
source-hidden = Cachés ({ $count }) :
source-failed = { $cause ->
    [refused] { $source } n'accepte plus notre clé. D'ici là, le stock n'est plus mis à jour.
    [missing] Je ne trouve plus { $source }. D'ici là, le stock n'est plus mis à jour.
    [private] { $source } n'est pas une adresse https d'internet : je ne la lis pas.
    [too_large] { $source } est trop grand (5 Mo au plus). Le stock reste tel quel.
    [unreadable] Je n'arrive pas à lire la table de { $source }. Rien n'a changé.
   *[other] { $source } ne répond plus depuis un moment. Le stock reste tel quel, et je continue d'essayer.
  }
sale-refused = { $source } n'a pas voulu de ceci. Corrigez-le là-bas à la main ; ici, c'est juste :
sale-refused-line = { $what } : { $pieces }
sale-read-only = { $source } me laisse lire son stock, mais pas l'écrire. Donnez à notre clé le droit d'écrire ; d'ici là, ce qui est vendu ici attend.
sale-twice = { $what } : vendu sur { $source } et noté vendu ici à moins d'une demi-heure d'écart. Était-ce une seule et même pièce ?
