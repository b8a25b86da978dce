import type { Logger } from "../core/base/logger";
import type { Intent } from "../shared/intents";
import {
  dispatch,
  parsePageMessage,
  type Handlers,
  type IntentReply,
  type PageMessage,
} from "../shared/protocol";

/** What an intent did: a sentence for a screen reader, if there is one. */
export type RunIntent = (intent: Intent) => Promise<string | undefined>;

export interface PageInboxOptions {
  /** What the page was told to carry in its intents: any other is not for this server. */
  readonly page: string;
  readonly isAllowed: (intent: Intent) => boolean;
  readonly run: RunIntent;
  readonly ready: () => void;
  /** Called as soon as an intent is carried out. */
  readonly begun: (id: number) => void;
  readonly reply: (reply: IntentReply) => void;
  readonly logger: Pick<Logger, "warn" | "error">;
  /** Shown when an intent failed. */
  readonly failureText: string;
}

/**
 * Receives what the page sends. Anything that is not a message or not allowed now is only logged.
 */
export class PageInbox {
  readonly #handlers: Handlers<PageMessage>;

  constructor(private readonly options: PageInboxOptions) {
    this.#handlers = {
      ready: () => {
        options.ready();
      },
      intent: ({ id, intent, page }) => {
        if (page === options.page) {
          void this.#act(id, intent);
        } else {
          options.logger.warn(
            `A page that the details panel has replaced asked for "${intent}", which was ignored.`,
          );
        }
      },
    };
  }

  receive(value: unknown): void {
    const message = parsePageMessage(value);
    if (message) {
      dispatch(this.#handlers, message);
    } else {
      this.options.logger.warn("The details panel sent an invalid message, which was ignored.");
    }
  }

  async #act(id: number, intent: Intent): Promise<void> {
    const { isAllowed, run, begun, reply, logger, failureText } = this.options;
    if (!isAllowed(intent)) {
      logger.warn(
        `The details panel asked for "${intent}", which is not allowed now and was ignored.`,
      );
      reply({ type: "reply", id, outcome: "notAllowed", message: undefined });
      return;
    }
    begun(id);
    try {
      reply({ type: "reply", id, outcome: "done", message: await run(intent) });
    } catch (caught) {
      const reason = caught instanceof Error ? caught.message : String(caught);
      logger.error(`The details panel's "${intent}" failed: ${reason}`);
      reply({ type: "reply", id, outcome: "failed", message: failureText });
    }
  }
}
