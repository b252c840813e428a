# La boîte de la propriétaire : sujets, file d’attente, qui a fait quoi.

left = Il reste : { $what }
nothing-left = Il n’en reste plus.
taken-by = { $who } s’occupe de { $name }. Je me tais dans cette conversation jusqu’à { $until }.
complaint-order = Commande : { $order }
complaint-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
  }
complaint-reminders = { $count ->
    [one] déjà demandé une fois
   *[other] déjà demandé { $count } fois
  }

button-release = Rendre la main
button-done = Fait
button-snooze = Dans une heure
button-mute = Sourdine
button-unmute = Fin de sourdine
button-unveil = Voir tel quel

queue-title = { $count ->
    [one] Une cliente vous attend :
   *[other] { $count } clientes vous attendent, la plus urgente d’abord :
  }
queue-first = Les trois derniers boutons sont pour { $name }.
snoozed = Je ne vous parle plus de { $name } jusqu’à { $when }.
snooze-over = Vous vouliez revenir à { $name }.
muted = { $name } ne fait plus sonner votre téléphone jusqu’à { $when } ; les questions simples ont toujours leur réponse.
unmuted = { $name } peut de nouveau faire sonner votre téléphone.
closed = C’est réglé avec { $name }. Si elle réécrit, je réponds.
abuse-muted = { $name } a été insultante ({ $count } fois). Je reste poli ; elle ne fait plus sonner votre téléphone pendant { $hours } heures.

here-done = Ce groupe est maintenant la boîte : chaque cliente qui a besoin de vous y a son sujet. Pour cela, je dois être administrateur avec le droit de gérer les sujets. /here dans notre conversation privée ramène la boîte là-bas.
here-private = La boîte est de nouveau dans notre conversation privée.
halfmute-on = Demi-silence activé : quand vous n’êtes pas là dans une conversation que vous avez prise, je donne les faits simples (stock, prix, envoi, horaires) et je vous laisse le reste.
halfmute-off = Demi-silence coupé : je ne dis rien dans une conversation que vous avez prise.
halfmute-how = /halfmute on ou /halfmute off.
unknown-command = Je ne connais pas { $command } et je n’ai rien envoyé. /help dit ce que je connais.
commands =
    /halfmute on : les faits simples sont donnés quand vous n’êtes pas là.
    /learn : ce que vos réponses peuvent m’apprendre.
messenger-window = Meta me laisse vous écrire ici pendant 24 heures après votre dernier message : écrivez-moi chaque matin, ou ajoutez un compte Telegram.

own-account = Telegram, votre compte
account-on = J’ai accès à votre compte Telegram : je réponds désormais à vos clientes là aussi, en disant que je suis un assistant. Dès que vous écrivez vous-même dans une conversation, je m’y tais. Dans les réglages de Telegram, choisissez quelles conversations je vois : pas celles de vos proches.
account-no-reply = J’ai accès à votre compte Telegram, mais sans le droit de répondre : je n’y fais donc rien. Ce droit se donne dans Telegram, Réglages › Telegram Business › Chatbots.
account-off = Je n’ai plus accès à votre compte Telegram et n’y réponds plus. Ici, rien ne change.

heat-held = Je n’ai pas encore envoyé ceci à { $name }. C’est vous qui décidez ; si vous tapez autre chose, c’est cela qui part.
heat-sent = Envoyé à { $name }.
heat-softened =
    Une version plus calme. Envoyez-la, ou tapez la vôtre : elle partira à sa place.

    { $text }
# The name comes with a space before it, or is empty.
soft-hello = Bonjour{ $name },
soft-evening = Bonsoir{ $name },
soft-goodbye = Bien cordialement, { $owner }
heat-nothing-left = Sans la colère, il n’en reste rien. Réécrivez-le, ou envoyez-le tel quel.
heat-later = Cela part chez { $name } dans une heure, sauf si vous l’abandonnez.
heat-dropped = Abandonné. { $name } n’a rien reçu.
heat-gone = Cette réponse n’est plus là : envoyée ou abandonnée.
button-send = Envoyer
button-soften = Adoucir
button-in-an-hour = Dans une heure
button-drop = Abandonner

log-title = Qui a fait quoi, le plus récent d’abord :
log-empty = Rien n’a encore été fait.
log-line = { $when } · { $who } : { $what }
somebody = sur la page
did-took-over = a pris { $name } en main
did-replied = a écrit à { $name }
did-opened = a ouvert { $name }
did-released = m’a rendu { $name }
did-closed = a fini avec { $name }
did-snoozed = a remis { $name } d’une heure
did-muted = a mis { $name } en sourdine
did-unmuted = a sorti { $name } de la sourdine
did-unveiled = a lu { $name } tel quel
did-paired = est devenue propriétaire
did-inbox = a déplacé la boîte
did-halfmute = a changé le demi-silence
did-command = { $command }
did-tapped = a touché un bouton
did-stock = a changé le stock
did-heat-held = une réponse à { $name } retenue
did-heat-s = a envoyé la réponse à { $name }
did-heat-f = a adouci une réponse à { $name }
did-heat-h = a remis d’une heure une réponse à { $name }
did-heat-d = a abandonné une réponse à { $name }
did-heat-x = a abandonné une réponse à { $name }
did-learnt = m’a dit de quoi parlait { $name }
did-learnt-nothing = n’a rien retenu d’une question de { $name }
did-named = a dit de quel produit parlait { $name }
did-unlearnt = est revenue sur ce que { $name } voulait dire
