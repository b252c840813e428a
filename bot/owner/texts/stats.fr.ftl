# Ce que la patronne lit dans l'image de son mois.

nothing-yet = Rien à montrer encore : aucune cliente n'a reçu de réponse ce mois-ci ni le mois dernier.
period = { $days }, à côté du { $before }
before = { $month } : { $value }
tile-answers = réponses
tile-alone = sans vous
tile-kept = promesses tenues
asked = Le plus demandé
asked-note = combien de fois on a posé la question
asked-none = aucun produit n'a été demandé
missed = À racheter
missed-note = demandé alors qu'il n'y en avait plus
missed-none = tout ce qui a été demandé était là
other-size = une taille jamais eue
other-colour = une couleur jamais eue
hours = À quelle heure je réponds
promises = Promesses aux clientes
promise-kept = tenues
promise-late = en retard, mais annoncées
promise-broken = manquées
