// The stock table beside the phones, as it is at this moment.

import { element } from "./elements.js";
import { label } from "./labels.js";

const EVERY_MS = 4000;
const SOON_MS = 300;

export function variantName(variant) {
  return [variant.size, variant.colour].filter(Boolean).join(" · ") || label("oneSize");
}

export class Stock {
  // Calls `onTable(products)` when it has changed, and `onPost(product)` when somebody
  // comes from a product's post.
  constructor({ onTable, onPost }) {
    this.onTable = onTable;
    this.onPost = onPost;
    this.root = document.getElementById("stock");
    this.list = this.root.querySelector(".products");
    this.words = this.root.querySelector("input");
    this.items = new Map();
    this.counts = new Map();
    this.words.addEventListener("input", () => this.filter());
    document.addEventListener("visibilitychange", () => this.load());
    this.load();
  }

  loadSoon() {
    this.wait(SOON_MS);
  }

  wait(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), milliseconds);
  }

  async load() {
    if (document.hidden) return;
    try {
      const answer = await fetch("/playground/stock", { signal: AbortSignal.timeout(10_000) });
      if (!answer.ok) throw new Error(`stock: ${answer.status}`);
      this.show(await answer.text());
    } catch {
      this.root.querySelector(".sum").textContent = label("lost");
      this.text = null;
    }
    this.wait(EVERY_MS);
  }

  show(text) {
    if (text === this.text) return;
    this.text = text;
    this.products = JSON.parse(text).products;
    const ids = new Set(this.products.map((product) => product.id));
    for (const [id, item] of this.items) {
      if (!ids.has(id)) {
        item.remove();
        this.items.delete(id);
      }
    }
    this.products.forEach((product, place) => this.showProduct(product, place));
    const pieces = this.products.flatMap((product) => product.variants);
    this.root.querySelector(".sum").textContent = label("sum", {
      pieces: pieces.reduce((sum, variant) => sum + variant.available, 0),
      products: this.products.length,
    });
    this.filter();
    this.onTable(this.products);
  }

  showProduct(product, place) {
    let item = this.items.get(product.id);
    if (!item) {
      item = this.makeItem(product);
      this.items.set(product.id, item);
    }
    item.querySelector("h3").textContent = product.name;
    const pills = product.variants.map((variant) => this.pill(product, variant));
    item.querySelector("ul").replaceChildren(...pills);
    if (this.list.children[place] !== item) {
      this.list.insertBefore(item, this.list.children[place] ?? null);
    }
  }

  makeItem(product) {
    const name = product.name;
    const come = element("button", {
      type: "button",
      class: "come",
      title: label("comeFromPost", { name }),
      "aria-label": label("comeFromPost", { name }),
      click: () => this.onPost(product),
    }, label("post"));
    const head = element("div", { class: "name" }, element("h3"), come);
    return element("li", { class: "product" }, head, element("ul", { class: "variants" }));
  }

  pill(product, variant) {
    const key = `${product.id}\n${variant.size}\n${variant.colour}`;
    const before = this.counts.get(key);
    this.counts.set(key, variant.available);
    const name = variantName(variant);
    const spoken = label("left", { variant: name, count: variant.available });
    return element(
      "li",
      {
        class: "variant",
        "data-gone": variant.available <= 0,
        "data-changed": before !== undefined && before !== variant.available,
      },
      element("span", { class: "unseen" }, spoken),
      element("span", { "aria-hidden": "true" }, name),
      element("b", { "aria-hidden": "true" }, String(variant.available)),
    );
  }

  filter() {
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const words = plain(this.words.value).split(/\s+/).filter(Boolean);
    for (const product of this.products ?? []) {
      const variants = product.variants.map(variantName).join(" ");
      const text = plain(`${product.name} ${variants}`);
      this.items.get(product.id).hidden = !words.every((word) => text.includes(word));
    }
    const isFound = this.list.querySelector(".product:not([hidden])");
    this.root.querySelector(".none").textContent = isFound ? "" : label("nothingFound");
  }
}
