import type { Intent } from "../shared/intents";
import type { IntentReply, PageMessage } from "../shared/protocol";

/** An extension that is there says at once that it has begun. */
const longestSilenceMs = 10_000;

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly cancelTimer: () => void;
}

export type Reply = Pick<IntentReply, "outcome" | "message">;

/** Runs the work later; the result cancels it. */
export function after(waitMs: number, work: () => void): () => void {
  const timer = setTimeout(work, waitMs);
  return () => {
    clearTimeout(timer);
  };
}

/** The connection to the extension. */
export class Host {
  readonly #api = acquireVsCodeApi();
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #page = "";

  ready(): void {
    this.#send({ type: "ready" });
  }

  /** Call with what all intents carry from now on. */
  setPage(page: string): void {
    this.#page = page;
  }

  /** What VS Code keeps for the page while it is hidden, and while the window is reloaded. */
  remember(memory: unknown): void {
    this.#api.setState(memory);
  }

  remembered(): unknown {
    return this.#api.getState();
  }

  /** Resolves when the host has replied. If it does not even begin, the intent has failed. */
  ask(intent: Intent, noAnswer: string): Promise<Reply> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const cancelTimer = after(longestSilenceMs, () => {
        this.settle({ id, outcome: "failed", message: noAnswer });
      });
      this.#waiting.set(id, { resolve, cancelTimer });
      this.#send({ type: "intent", id, intent, page: this.#page });
    });
  }

  begun(id: number): void {
    this.#waiting.get(id)?.cancelTimer();
  }

  settle({ id, outcome, message }: Omit<IntentReply, "type">): void {
    this.begun(id);
    this.#waiting.get(id)?.resolve({ outcome, message });
    this.#waiting.delete(id);
  }

  #send(message: PageMessage): void {
    this.#api.postMessage(message);
  }
}
