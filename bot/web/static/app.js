// The playground page: two phones, the stock beside them, and one line to the server.

import { chip, element } from "./elements.js";
import { examples } from "./examples.js";
import { label, labelPage } from "./labels.js";
import { Pane } from "./pane.js";
import { Stock } from "./stock.js";
import { Stream, post } from "./stream.js";

const POSTS = 6;

labelPage();

const panes = {
  customer: new Pane("customer", { answering: document.body.dataset.shop, replies: false }),
  owner: new Pane("owner", { answering: document.body.dataset.shop, replies: true }),
};
const stock = new Stock({ onTable: offer, onPost: comeFrom });
const stream = new Stream({
  state: showState,
  told: () => Object.values(panes).forEach((pane) => pane.ready()),
  message: receive,
  typing: (pane) => panes[pane].showTyping(),
});

function receive(name, message) {
  const pane = panes[name];
  const isNews = pane.log.getAttribute("aria-busy") === "false";
  if (!pane.add({ ...message, productName: nameOf(message.product) })) return;
  stock.loadSoon();
  if (isNews && message.author !== "person") count(name);
}

function nameOf(id) {
  return stock.products?.find((product) => product.id === id)?.name;
}

function showState(state) {
  const line = document.querySelector(".connection");
  line.dataset.state = state;
  line.querySelector(".words").textContent = label(state);
}

// The chips under the customer's phone; a choice of somebody's is left as it is.
let offered = "";
function offer(products) {
  const catalogue = products.map((product) => product.id).join("\n");
  if (catalogue === offered) return;
  offered = catalogue;
  const posts = products.slice(0, POSTS).map((product) =>
    chip(product.name, () => comeFrom(product), {
      "aria-pressed": "false",
      "data-product": product.id,
    }),
  );
  document.querySelector(".posts .chips").replaceChildren(...posts);
  const questions = examples(products).map(({ language, text }) =>
    chip(text, () => panes.customer.send(text), { lang: language }),
  );
  document.querySelector(".examples .chips").replaceChildren(...questions);
}

function comeFrom(product) {
  const isChosen = panes.customer.context?.product === product.id;
  const context = {
    product: product.id,
    productName: product.name,
    words: label("fromPost", { name: product.name }),
  };
  panes.customer.setContext(isChosen ? null : context);
  show("customer");
  panes.customer.field.focus();
}

panes.customer.root.addEventListener("context", () => {
  const chosen = panes.customer.context?.product;
  for (const post of document.querySelectorAll("[data-product]")) {
    post.setAttribute("aria-pressed", String(post.dataset.product === chosen));
  }
});

// On a narrow screen one view is open at a time.
const views = document.querySelectorAll("[data-shows]");

function show(view) {
  document.body.dataset.view = view;
  for (const button of views) {
    const isShown = button.dataset.shows === view;
    button.setAttribute("aria-pressed", String(isShown));
    if (isShown) button.querySelector(".count")?.setAttribute("hidden", "");
  }
  const log = panes[view]?.log;
  if (log) log.scrollTop = log.scrollHeight;
}

function count(view) {
  if (document.body.dataset.view === view) return;
  const badge = document.querySelector(`[data-shows=${view}] .count`);
  badge.textContent = String((badge.hidden ? 0 : Number(badge.textContent)) + 1);
  badge.hidden = false;
}

for (const button of views) {
  button.addEventListener("click", () => show(button.dataset.shows));
}

document.getElementById("anew").addEventListener("click", async () => {
  try {
    await post("/playground/new", {});
  } catch {
    showState("offline");
    return;
  }
  panes.customer.clear();
  panes.customer.log.append(element("p", { class: "note" }, label("anewDone")));
  show("customer");
  stream.reopen();
  panes.customer.field.focus();
});
