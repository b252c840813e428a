# Ce que la propriétaire lit des promesses, de ses absences et de son matin.

stake-question = une question
stake-sale = une vente possible
stake-complaint = une réclamation
no-time = sans heure annoncée
overdue = en retard depuis { $when }
nudge = { $name } compte sur vous : { $when }. En jeu : { $stake }.
button-kept = C’est réglé
offer-tracking = Vous avez promis une réponse à { $name }. Je vous le rappelle avant { $when } ?
button-track = Oui, rappelez-le-moi
tracked = C’est noté : { $name }, avant { $when }. Je vous fais signe à temps.
kept = C’est noté, { $name } a sa réponse.
promise-gone = Cette promesse n’est plus ouverte.

promises-open = { $count ->
    [0] Aucune promesse ouverte.
    [one] Une promesse ouverte :
   *[other] { $count } promesses ouvertes, la plus pressante d’abord :
  }
promise-line = · { $name } : { $when } ({ $stake })
promises-counted = Jusqu’ici : { $kept } tenues, { $late } tenues plus tard en prévenant, { $broken } manquées.

why-set = J’annonce { $figure } de vos heures : c’est votre réglage (reply_within), faute d’assez de réponses mesurées.
why-measured = J’annonce { $figure } de vos heures. Dans { $share } cas sur 10 vous avez répondu plus vite, sur { $count } demandes récentes.
why-part = Comptées : { $part }.
why-unanswered = { $count ->
    [one] Une est restée sans réponse et compte comme tardive.
   *[other] { $count } sont restées sans réponse et comptent comme tardives.
  }
why-hours = Heures prises en compte : { $spans }.
part-week = toute la semaine
part-weekdays = les jours de semaine
part-weekday-morning = les matins de semaine
part-weekday-afternoon = les après-midi de semaine
part-weekday-evening = les soirs de semaine
part-weekend = le week-end

away-until-when = Jusqu’à quand ? Par exemple : /away jusqu’à lundi, /away du 24 au 28, /pause 2h. Sans date, /away dure jusqu’à /back.
away-until = C’est noté : vous êtes absente, jusqu’à { $end }. /back quand vous revenez plus tôt.
away-from = C’est noté : vous serez absente de { $start } à { $end }.
away-open = C’est noté : vous êtes absente. Écrivez /back à votre retour.
away-nobody = Personne n’attend une réponse qui en serait changée.
away-told-soon = { $count ->
    [one] Dans une minute, une cliente qui attend lira :
   *[other] Dans une minute, { $count } clientes qui attendent liront :
  }
away-told-later = { $count ->
    [one] Une cliente qui attend lira, à { $when } :
   *[other] { $count } clientes qui attendent liront, à { $when } :
  }
away-text = { $count ->
    [one] « { $text } »
   *[other] ({ $count } fois) « { $text } »
  }
away-more = … et { $count } autres, chacune avec son heure.
away-unreached = { $count ->
    [one] Une cliente ne peut plus être prévenue : le délai pour lui écrire sera passé.
   *[other] { $count } clientes ne peuvent plus être prévenues : le délai pour leur écrire sera passé.
  }
away-undo = /undo dans la minute : rien n’est envoyé.
away-undone = C’est annulé : vous n’êtes pas absente, et personne n’a été prévenu.
back = Content de vous revoir.
back-was-here = Vous n’étiez pas absente.

wake-how = En dehors de vos heures, votre téléphone se tait. /wake réclamation : je vous réveille pour une réclamation (ou : personne, commande, tout). /wake rien : plus jamais.
wake-for = En dehors de vos heures, votre téléphone sonne seulement pour : { $what }. /wake rien pour l’arrêter.
wake-nothing = C’est noté : en dehors de vos heures, votre téléphone se tait.
wake-complaint = une réclamation
wake-human = une demande de vous parler
wake-order-status = une commande passée
wake-all = tout ce qui vous attend

digest-morning = Bonjour ! Ce matin chez { $shop } :
digest-opening = Pendant que vous étiez occupée, chez { $shop } :
digest-now = Le point chez { $shop } :
digest-nothing = Rien ne vous attend, et il n’y a rien de neuf.
digest-waiting = { $count ->
    [one] Une cliente vous attend :
   *[other] { $count } clientes vous attendent :
  }
digest-more = … et { $count } autres : /queue
waiting-line = · { $name } : « { $gist } » ({ $facts })
since = depuis { $when }
was-told = annoncé : { $when }
until = à écrire avant { $when }
digest-today = { $count ->
    [one] Une promesse est à tenir aujourd’hui : /promises
   *[other] { $count } promesses sont à tenir aujourd’hui : /promises
  }
digest-tally = Depuis la dernière fois : { $messages } messages reçus, { $answered } réponses données sans vous.
digest-sold = Vendu : { $count } ({ $what })
digest-held = Mis de côté : { $count } ({ $what }) · /holds
digest-gone = Plus rien de libre, au moins dans une taille : { $what }
asks-again = { $name } pose la même question pour la { $count }e fois depuis { $when } :
help-time =
    /away jusqu’à lundi, /sick, /pause 2h, /back : vos absences ; qui attend est prévenu une fois.
    /promises : ce qui a été promis. /promise why : sur quoi repose l’heure annoncée.
    /digest : le point. /wake réclamation : ce qui peut vous réveiller.
