import type { ServerRef } from "../core/servers/server";
import type { RecordedState } from "../core/usage/recordedStates";
import type { UsageSample } from "../core/usage/usageSample";
import type { Intent } from "./intents";
import { isIntent } from "./intents";
import type { PanelState } from "./panelState";
import type { PanelTexts } from "./panelTexts";

/** What the host sends to the page. */
export type HostMessage =
  /** The reply to "ready", sent again whenever the page has been reloaded. */
  | {
      readonly type: "init";
      readonly texts: PanelTexts;
      readonly language: string;
      readonly memory: PanelMemory;
      /**
       * Which panel the page belongs to. Its intents carry that: a tab may show another server by the
       * time that one arrives, and that server is not the one that was meant.
       */
      readonly page: string;
    }
  | { readonly type: "state"; readonly state: PanelState }
  | {
      readonly type: "history";
      readonly samples: readonly UsageSample[];
      readonly states: readonly RecordedState[];
      readonly nowMs: number;
    }
  /** What has been recorded since: a sample, a state, or both. */
  | {
      readonly type: "sample";
      readonly sample: UsageSample | undefined;
      readonly states: readonly RecordedState[];
      readonly nowMs: number;
    }
  /** An intent has arrived. Its reply may take as long as the user needs for a form. */
  | { readonly type: "begun"; readonly id: number }
  | IntentReply;

/** Which server the page shows. The page adds how the user has left it. */
export type PanelMemory = ServerRef;

/** How an intent ended. Every intent of this panel's page that could be read gets a reply. */
export interface IntentReply {
  readonly type: "reply";
  readonly id: number;
  readonly outcome: "done" | "failed" | "notAllowed";
  /** Read out by a screen reader, and shown if the intent failed. */
  readonly message: string | undefined;
}

/** What the page sends to the host. */
export type PageMessage =
  | { readonly type: "ready" }
  | {
      readonly type: "intent";
      readonly id: number;
      readonly intent: Intent;
      readonly page: string;
    };

/** One handler for each message: a missing one does not compile. */
export type Handlers<Message extends { readonly type: string }> = {
  readonly [Type in Message["type"]]: (message: Extract<Message, { type: Type }>) => void;
};

export function dispatch<Message extends { readonly type: string }>(
  handlers: Handlers<Message>,
  message: Message,
): void {
  const handler = handlers[message.type as Message["type"]] as (message: Message) => void;
  handler(message);
}

/** Parses what came from the page, which may be anything. */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  if (!isPlainObject(value)) {
    return undefined;
  }
  const { type, id, intent, page, ...rest } = value;
  if (Object.keys(rest).length > 0) {
    return undefined;
  }
  if (type === "ready" && [id, intent, page].every((one) => one === undefined)) {
    return { type };
  }
  return type === "intent" && isMessageId(id) && isIntent(intent) && typeof page === "string"
    ? { type, id, intent, page }
    : undefined;
}

const hostMessageTypes: Readonly<Record<HostMessage["type"], true>> = {
  init: true,
  state: true,
  history: true,
  sample: true,
  begun: true,
  reply: true,
};

/**
 * Distinguishes the host's messages from those that others post to the window. Their contents come
 * from the same version of this extension.
 */
export function isHostMessage(value: unknown): value is HostMessage {
  return (
    isPlainObject(value) &&
    typeof value.type === "string" &&
    Object.hasOwn(hostMessageTypes, value.type)
  );
}

function isMessageId(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
