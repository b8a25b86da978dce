import type { Intent } from "../shared/intents";
import type { IntentReply, PageMessage, PanelMemory } from "../shared/protocol";

/** A question from the host, such as whether to stop a server, may stay open for a while. */
const longestWaitMs = 120_000;

type Settle = (reply: Pick<IntentReply, "outcome" | "message">) => void;

/** The connection to the extension. */
export class Host {
  readonly #api = acquireVsCodeApi();
  readonly #waiting = new Map<number, Settle>();
  #lastId = 0;

  ready(): void {
    this.#send({ type: "ready" });
  }

  remember(memory: PanelMemory): void {
    this.#api.setState(memory);
  }

  /** Resolves when the host has replied; a reply that never comes counts as failed. */
  ask(intent: Intent, noAnswer: string): Promise<Pick<IntentReply, "outcome" | "message">> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.settle({ id, outcome: "failed", message: noAnswer });
      }, longestWaitMs);
      this.#waiting.set(id, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
      this.#send({ type: "intent", id, intent });
    });
  }

  settle({ id, outcome, message }: Omit<IntentReply, "type">): void {
    this.#waiting.get(id)?.({ outcome, message });
    this.#waiting.delete(id);
  }

  #send(message: PageMessage): void {
    this.#api.postMessage(message);
  }
}
