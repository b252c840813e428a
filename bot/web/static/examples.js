// Questions to begin with, in four languages, about pieces that the table really has.

import { LANGUAGE } from "./labels.js";

const QUESTIONS = {
  fr: [
    "Bonsoir ! {product}, c’est encore dispo en {size} ?",
    "Vous livrez en Belgique ? C’est combien ?",
    "Mon colis est arrivé abîmé, que faire ?",
  ],
  nl: [
    "Hallo, is {product} er nog in maat {size}?",
    "Wat kost de verzending naar Nederland?",
    "Mijn pakje is nog niet aangekomen…",
  ],
  en: [
    "Hi! Is {product} still available in {size}?",
    "What time do you open on Saturday?",
    "Can I talk to a real person, please?",
  ],
  it: [
    "Ciao, {product} c’è ancora nella taglia {size}?",
    "Spedite in Italia? Quanto costa?",
    "Vorrei parlare con una persona.",
  ],
};
const SIZE_LETTERS = 3;
const OWN = 3;
const OTHERS = 2;

// The browser's language first, with more of it: [{language, text}].
export function examples(products) {
  const sized = products.flatMap((product) => {
    const left = product.variants.filter(({ size, available }) => (
      size && size.length <= SIZE_LETTERS && available > 0
    ));
    return left.length ? [{ name: product.name, size: left.at(-1).size }] : [];
  });
  const languages = [LANGUAGE, ...Object.keys(QUESTIONS).filter((other) => other !== LANGUAGE)];
  return languages.flatMap((language, place) => {
    const piece = sized[(place * 5) % (sized.length || 1)];
    return QUESTIONS[language]
      .filter((question) => piece || !question.includes("{product}"))
      .slice(0, place === 0 ? OWN : OTHERS)
      .map((question) => ({ language, text: filled(question, piece) }));
  });
}

function filled(question, piece) {
  if (!piece) return question;
  return question.replace("{product}", piece.name).replace("{size}", piece.size);
}
