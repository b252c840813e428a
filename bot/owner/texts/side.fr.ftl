# Ce que la propriétaire lit dans son téléphone, en dehors du stock.

paired = Ce compte est maintenant celui de { $shop }. Quand une cliente a besoin de vous, je vous l’écris ici : répondez à mon message, elle le lit chez elle.
paired-other = Un nouveau compte reçoit maintenant les messages de { $shop }. Si ce n’est pas vous, lancez « comptoir pair --forget-all ».
needs-you = { $name } vous attend · { $channel }
still-waits = { $name } attend toujours · { $channel }
writes-on = { $name } · { $channel }
about = À propos de : { $product }
write-until = Vous pouvez lui écrire jusqu’à { $until }.
how-to-answer = Répondez à ce message pour lui écrire ; dans son propre sujet, écrivez simplement.
line-customer = { $name } : { $text }
line-bot = Comptoir : { $text }
line-owner = Vous : { $text }
photo = (photo)
nameless = Une cliente
taken-over = C’est parti chez { $name }. Je me tais dans cette conversation jusqu’à { $until } ; /done pour me la rendre avant.
released = C’est noté : je réponds de nouveau à { $name }.
reply-to-what = Répondez à l’un de mes messages, pour que je sache à qui vous écrivez.
gone = Cette conversation n’est plus là : elle est trop ancienne ou la cliente l’a fait effacer.
not-delivered = Votre message n’est pas arrivé chez { $name } : { $cause }.
photo-left-out = Votre texte est arrivé chez { $name }, mais pas la photo : sur { $channel }, je ne peux pas l’envoyer d’ici. Envoyez-la depuis l’application { $channel }.
cause-window = le délai pour lui écrire sur { $channel } est passé
cause-unreachable = { $name } a bloqué la page ou n’est plus joignable
cause-message = { $channel } a refusé ce message
cause-disconnected = { $channel } n’accepte plus l’accès de la boutique
cause-late = { $channel } n’a pas répondu à temps
channel-down = { $channel } refuse nos messages : l’accès n’est plus valable. Les réponses attendent ; « comptoir check » dit quoi faire.
aside = Je n’ai pas su traiter un message de { $name }. Voici ce qui a été écrit :
lost-thread = Ce que je savais de ma conversation avec { $name } n’est plus lisible. Rien n’est effacé : c’est gardé à part. La suite vous revient.
help =
    Répondez à un de mes messages : la cliente reçoit votre réponse. /done me rend la conversation.
    Votre stock, en toutes lettres : « vendu robe Jeanne 38 », « reçu 3 jupe Margot », « robe Lila 39 € » ; /undo annule. Une photo avec sa légende fait un nouveau produit, un fichier CSV tout le stock, /export le rend.
    /queue : qui vous attend. /holds : ce qui est de côté. /demand : ce qui est attendu.
    /stats : votre mois en image. /log : qui a fait quoi.
nobody-waits = Personne ne vous attend.
