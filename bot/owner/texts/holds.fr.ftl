# Ce que la propriétaire lit des mises de côté, de la liste d’attente et de qui croit une pièce encore là.

hold-made = { $name } · { $channel } : { $piece }, de côté jusqu’à { $until }.
hold-line = { $piece } · de côté pour { $name } ({ $channel }) jusqu’à { $until }
hold-asked = { $piece } · proposée à { $name } ({ $channel }), qui a jusqu’à { $until } pour répondre
hold-extended = { $piece } : gardée pour { $name } jusqu’à { $until }.
hold-had-ended = { $piece } n’est déjà plus de côté pour { $name } : rien n’a changé.
hold-ended-untold = La mise de côté de { $name } a pris fin : { $piece }. Je n’ai pas pu le lui écrire.
holds-none = Rien n’est de côté en ce moment.
holds-more = … et { $more } de plus, à échéance plus tardive.
button-sold = Vendu
button-extend = + { $hours } h
button-free = Libérer
sold = Vendu à { $name } : { $piece } : { $before } → { $after }.
freed = { $piece } : à nouveau libre ; je le dis à { $name } si je peux encore lui écrire.
tap-ended = Ce n’est plus de côté : rien n’a changé.
tap-unknown = Ce bouton ne vaut plus : rien n’a changé.
back-write-her =
    { $piece } : une pièce est là, gardée pour { $name } ({ $channel }) jusqu’à { $until }. Je ne peux pas le lui écrire, mais vous le pouvez. Le message :
    « { $message } »
button-write = Envoyer ce message
written = C’est parti chez { $name }, de votre part : la conversation est à vous. Sa réponse arrive ici.
written-before = { $name } a déjà ce message.
write-too-late = C’est trop tard pour écrire à { $name }.
skipped = { $piece } : { $name } attendait, mais ni vous ni moi ne pouvons plus lui écrire sur { $channel }. Je demande à la personne suivante.
told-yes = { $piece } : la dernière pièce est partie. { $count ->
        [one] Une personne croit
       *[other] { $count } personnes croient
    } encore qu’il y en a :
told-line = · { $name } ({ $channel })
button-tell = { $count ->
        [one] Prévenir cette personne
       *[other] Prévenir ces { $count } personnes
    }
told = C’est parti : { $count ->
        [one] une personne l’apprend
       *[other] { $count } personnes l’apprennent
    } maintenant.
told-before = C’est déjà fait.
demand = Ce qu’on attend :
demand-line = { $count ->
        [one] · 1 personne attend { $piece }
       *[other] · { $count } personnes attendent { $piece }
    }
demand-none = Personne n’attend rien.
