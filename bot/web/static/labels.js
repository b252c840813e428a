// The page's own words in four languages, by what the browser prefers.

const WORDS = {
  en: {
    skip: "Skip to the message box",
    tagline: "The counter that is always staffed",
    connecting: "Connecting…", online: "Connected", offline: "Connection lost, trying again…",
    anew: "New conversation", anewDone: "A new conversation begins: you are another customer.",
    views: "Views", customer: "Customer", stock: "Stock",
    customersPhone: "The customer’s phone", customerHint: "Write to {shop} as a customer would",
    ownersPhone: "{owner}’s phone", ownerHint: "What the counter passes on to her",
    cameFrom: "Came from the post of…", examples: "Try one of these",
    customerLog: "Conversation with {shop}", ownerLog: "Notices for {owner}",
    customerWrites: "Your message to the shop", ownerWrites: "Answer, or tell the stock…",
    ownerNothing: "Nothing yet. What needs a person arrives here, and you can answer as {owner}. She keeps her stock here too: “sold 1 …”.",
    send: "Send", dropContext: "Remove", again: "Not sent. Try again", sending: "Sending…",
    post: "post", fromPost: "From the post of {name}", comeFromPost: "Come from the post of {name}",
    replyTo: "Replying to: {text}", reply: "Reply",
    typing: "{who} is typing…", you: "You", byOwner: "{owner}, in person", assistant: "{shop}, assistant", photo: "Photo",
    liveStock: "The stock, live", findProduct: "Find a product", oneSize: "one size",
    sum: "{pieces} pieces of {products} products", nothingFound: "No product of that name.",
    left: "{variant}: {count} left", lost: "The stock cannot be read just now.",
  },
  fr: {
    skip: "Aller au champ de message",
    tagline: "Le comptoir où il y a toujours quelqu’un",
    connecting: "Connexion…", online: "Connecté", offline: "Connexion perdue, nouvel essai…",
    anew: "Nouvelle conversation", anewDone: "Une nouvelle conversation commence : vous êtes une autre cliente.",
    views: "Vues", customer: "Cliente", stock: "Stock",
    customersPhone: "Le téléphone de la cliente", customerHint: "Écrivez à {shop} comme une cliente",
    ownersPhone: "Le téléphone de {owner}", ownerHint: "Ce que le comptoir lui transmet",
    cameFrom: "Vient de la publication…", examples: "Essayez par exemple",
    customerLog: "Conversation avec {shop}", ownerLog: "Avis pour {owner}",
    customerWrites: "Votre message à la boutique", ownerWrites: "Répondez ou dites le stock…",
    ownerNothing: "Rien pour l’instant. Ce qui demande une personne arrive ici, et vous répondez à la place de {owner}. Elle tient aussi son stock ici : « vendu 1 … ».",
    send: "Envoyer", dropContext: "Retirer", again: "Pas envoyé. Réessayer", sending: "Envoi…",
    post: "publication", fromPost: "Depuis la publication : {name}", comeFromPost: "Venir de la publication : {name}",
    replyTo: "Réponse à : {text}", reply: "Répondre",
    typing: "{who} écrit…", you: "Vous", byOwner: "{owner}, en personne", assistant: "{shop}, assistant", photo: "Photo",
    liveStock: "Le stock, en direct", findProduct: "Chercher un produit", oneSize: "taille unique",
    sum: "{pieces} pièces de {products} produits", nothingFound: "Aucun produit de ce nom.",
    left: "{variant} : reste {count}", lost: "Le stock ne peut pas être lu pour le moment.",
  },
  nl: {
    skip: "Naar het berichtveld",
    tagline: "De toonbank waar altijd iemand staat",
    connecting: "Verbinden…", online: "Verbonden", offline: "Verbinding weg, we proberen opnieuw…",
    anew: "Nieuw gesprek", anewDone: "Een nieuw gesprek begint: u bent een andere klant.",
    views: "Weergaven", customer: "Klant", stock: "Voorraad",
    customersPhone: "De telefoon van de klant", customerHint: "Schrijf aan {shop} zoals een klant",
    ownersPhone: "De telefoon van {owner}", ownerHint: "Wat de toonbank aan haar doorgeeft",
    cameFrom: "Komt van de post van…", examples: "Probeer bijvoorbeeld",
    customerLog: "Gesprek met {shop}", ownerLog: "Berichten voor {owner}",
    customerWrites: "Uw bericht aan de winkel", ownerWrites: "Antwoord of meld voorraad…",
    ownerNothing: "Nog niets. Wat een mens vraagt komt hier aan, en u antwoordt als {owner}. Ze houdt hier ook haar voorraad bij: “verkocht 1 …”.",
    send: "Versturen", dropContext: "Weghalen", again: "Niet verstuurd. Opnieuw", sending: "Versturen…",
    post: "post", fromPost: "Van de post: {name}", comeFromPost: "Kom van de post: {name}",
    replyTo: "Antwoord op: {text}", reply: "Antwoorden",
    typing: "{who} is aan het typen…", you: "U", byOwner: "{owner}, in persoon", assistant: "{shop}, assistent", photo: "Foto",
    liveStock: "De voorraad, live", findProduct: "Zoek een product", oneSize: "één maat",
    sum: "{pieces} stuks van {products} producten", nothingFound: "Geen product met die naam.",
    left: "{variant}: nog {count}", lost: "De voorraad is nu niet te lezen.",
  },
  it: {
    skip: "Vai al campo del messaggio",
    tagline: "Il banco dove c’è sempre qualcuno",
    connecting: "Connessione…", online: "Connesso", offline: "Connessione persa, riprovo…",
    anew: "Nuova conversazione", anewDone: "Comincia una nuova conversazione: ora è un’altra cliente.",
    views: "Viste", customer: "Cliente", stock: "Magazzino",
    customersPhone: "Il telefono della cliente", customerHint: "Scriva a {shop} come una cliente",
    ownersPhone: "Il telefono di {owner}", ownerHint: "Ciò che il banco le passa",
    cameFrom: "Arriva dal post di…", examples: "Provi per esempio",
    customerLog: "Conversazione con {shop}", ownerLog: "Avvisi per {owner}",
    customerWrites: "Il suo messaggio al negozio", ownerWrites: "Risponda o aggiorni lo stock…",
    ownerNothing: "Ancora niente. Ciò che chiede una persona arriva qui, e può rispondere come {owner}. Qui tiene anche il magazzino: “venduto 1 …”.",
    send: "Inviare", dropContext: "Togliere", again: "Non inviato. Riprovare", sending: "Invio…",
    post: "post", fromPost: "Dal post: {name}", comeFromPost: "Arriva dal post: {name}",
    replyTo: "Risposta a: {text}", reply: "Rispondere",
    typing: "{who} sta scrivendo…", you: "Lei", byOwner: "{owner}, di persona", assistant: "{shop}, assistente", photo: "Foto",
    liveStock: "Il magazzino, dal vivo", findProduct: "Cerca un prodotto", oneSize: "taglia unica",
    sum: "{pieces} pezzi di {products} prodotti", nothingFound: "Nessun prodotto con questo nome.",
    left: "{variant}: {count} rimasti", lost: "Il magazzino ora non si può leggere.",
  },
};

const preferred = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());

export const LANGUAGE = preferred.find((language) => language in WORDS) ?? "en";

const names = {
  shop: document.body.dataset.shop,
  owner: document.body.dataset.owner,
};

export function label(name, values = {}) {
  const all = { ...names, ...values };
  return WORDS[LANGUAGE][name].replace(/\{(\w+)\}/g, (_, key) => all[key]);
}

export function labelPage() {
  document.documentElement.lang = LANGUAGE;
  for (const element of document.querySelectorAll("[data-label]")) {
    element.textContent = label(element.dataset.label);
  }
  for (const element of document.querySelectorAll("[data-label-aria]")) {
    element.setAttribute("aria-label", label(element.dataset.labelAria));
  }
  for (const element of document.querySelectorAll("[data-label-placeholder]")) {
    element.placeholder = label(element.dataset.labelPlaceholder);
  }
}
