// One message as it stands in a chat.

import { element, shorten } from "./elements.js";
import { LANGUAGE, label } from "./labels.js";

const clock = new Intl.DateTimeFormat(LANGUAGE, { hour: "2-digit", minute: "2-digit" });

// `quoted` is the text of the message that this one answers, if the page knows it.
export function bubble(message, { quoted }) {
  const made = element("article", {
    class: `message ${message.author}`,
    "data-text": message.text ?? "",
  });
  made.append(element("span", { class: "unseen" }, `${author(message)}: `));
  if (message.author === "owner") {
    made.append(element("span", { class: "who", "aria-hidden": "true" }, label("byOwner")));
  }
  if (message.product) {
    const name = message.productName ?? message.product;
    made.append(element("p", { class: "origin" }, label("fromPost", { name })));
  }
  if (quoted) {
    made.append(element("p", { class: "origin" }, shorten(quoted, 80)));
  }
  if (message.photo) made.append(photo(message.photo));
  if (message.text) made.append(element("p", { class: "text", dir: "auto" }, message.text));
  made.append(foot(message));
  return made;
}

function author(message) {
  if (message.author === "person") return label("you");
  return message.author === "owner" ? label("byOwner") : label("assistant");
}

function foot(message) {
  const at = new Date(message.at);
  return element(
    "p",
    { class: "foot" },
    element("time", { datetime: at.toISOString() }, clock.format(at)),
    element("span", { class: "sending" }, label("sending")),
    element("button", { type: "button", class: "again" }, label("again")),
  );
}

// A photo that came with the message is shown; one elsewhere on the web only linked,
// since the page asks no other host for anything.
function photo(source) {
  if (/^data:image\/(png|jpeg|webp|gif);/.test(source)) {
    return element("img", { class: "photo", src: source, alt: label("photo") });
  }
  if (!/^https?:\/\//.test(source)) return "";
  return element(
    "a",
    { class: "photo", href: source, target: "_blank", rel: "noreferrer" },
    label("photo"),
  );
}
