// One of the two phones: its messages, its typing sign and its box to write in.

import { bubble } from "./bubble.js";
import { chip, element, shorten } from "./elements.js";
import { label } from "./labels.js";
import { newId, post } from "./stream.js";

const TYPING_MS = 8000;

export class Pane {
  // `answering` is who types on the other side; with `replies` every message that
  // arrives can be answered by itself, as the owner answers a notice.
  constructor(name, { answering, replies }) {
    this.name = name;
    this.answering = answering;
    this.replies = replies;
    this.root = document.getElementById(name);
    this.log = this.root.querySelector(".log");
    this.field = this.root.querySelector("textarea");
    this.shown = new Map();
    this.root.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.root.querySelector(".drop").addEventListener("click", () => {
      this.setContext(null);
      this.field.focus();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    this.field.addEventListener("input", () => this.fit());
    this.clear();
  }

  clear() {
    this.shown.clear();
    this.log.replaceChildren();
    this.log.setAttribute("aria-busy", "true");
    this.root.toggleAttribute("data-empty", true);
    this.showTyping(false);
    this.setContext(null);
  }

  ready() {
    this.log.setAttribute("aria-busy", "false");
  }

  // `context` goes with the next message: {product, productName, words}
  // or {reply_to, words}.
  setContext(context) {
    this.context = context;
    const line = this.root.querySelector(".context");
    line.hidden = !context;
    line.querySelector(".words").textContent = context?.words ?? "";
    this.root.dispatchEvent(new CustomEvent("context"));
  }

  submit() {
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.fit();
    this.send(text);
  }

  send(text, more = {}) {
    const { words, productName, ...context } = this.context ?? {};
    this.setContext(null);
    const body = { id: newId(), pane: this.name, text, ...context, ...more };
    this.add({ author: "person", at: Date.now(), productName, ...body }, "sending");
    return this.deliver(body);
  }

  async deliver(body) {
    const sent = this.shown.get(body.id);
    sent.dataset.state = "sending";
    try {
      await post("/playground/messages", body);
      delete sent.dataset.state;
    } catch {
      sent.dataset.state = "failed";
      sent.querySelector(".again").onclick = () => this.deliver(body);
    }
  }

  // What the server tells of a message that the page has already shown confirms it.
  // Returns whether it was new.
  add(message, state) {
    const known = this.shown.get(message.id);
    if (known) {
      delete known.dataset.state;
      return false;
    }
    const made = bubble(message, {
      quoted: this.shown.get(message.reply_to)?.dataset.text,
    });
    if (state) made.dataset.state = state;
    if (message.author !== "person") this.addAnswers(made, message);
    if (!this.replies) this.log.querySelector(".answers")?.remove();
    this.shown.set(message.id, made);
    this.root.toggleAttribute("data-empty", false);
    this.log.append(made);
    this.log.scrollTop = this.log.scrollHeight;
    if (message.author !== "person") this.showTyping(false);
    return true;
  }

  addAnswers(made, message) {
    const answers = (message.buttons ?? []).map((button) =>
      chip(button.title, () => {
        this.send(button.title, { payload: button.payload, reply_to: message.id });
      }),
    );
    if (this.replies) answers.push(this.replyButton(message));
    if (answers.length) made.append(element("div", { class: "answers" }, ...answers));
  }

  replyButton(message) {
    const about = shorten(message.text ?? "", 60);
    const words = label("replyTo", { text: about });
    const choose = () => {
      this.setContext({ reply_to: message.id, words });
      this.field.focus();
    };
    return chip(label("reply"), choose, { class: "chip reply", "aria-description": about });
  }

  showTyping(isTyping = true) {
    clearTimeout(this.typingTimer);
    const line = this.root.querySelector(".typing");
    line.textContent = isTyping ? label("typing", { who: this.answering }) : "";
    if (!isTyping) return;
    this.typingTimer = setTimeout(() => this.showTyping(false), TYPING_MS);
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }
}
