// The page's line to the server: messages as they happen, and what the visitor writes.

const AGAIN_MS = 2000;

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
}

// Calls `on.state("connecting" | "online" | "offline")`, `on.told()` each time that all
// there was has been told, `on.message(pane, message)` and `on.typing(pane)`.
export class Stream {
  constructor(on) {
    this.on = on;
    this.open();
  }

  open() {
    this.on.state("connecting");
    this.source = new EventSource("/playground/events");
    this.source.addEventListener("told", () => {
      this.on.state("online");
      this.on.told();
    });
    this.source.addEventListener("message", (event) => {
      const { pane, message } = JSON.parse(event.data);
      this.on.message(pane, message);
    });
    this.source.addEventListener("typing", (event) => {
      this.on.typing(JSON.parse(event.data).pane);
    });
    this.source.addEventListener("error", () => this.lost());
  }

  // The browser reconnects by itself, with the id of the last message it has seen,
  // unless the server refused: then it gives up, and we begin anew.
  lost() {
    this.on.state("offline");
    if (this.source.readyState === EventSource.CLOSED) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.open(), AGAIN_MS);
    }
  }

  reopen() {
    clearTimeout(this.timer);
    this.source.close();
    this.open();
  }
}
