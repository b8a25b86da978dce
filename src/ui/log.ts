import type { LogOutputChannel } from "vscode";
import type { Logger } from "../core/base/logger";
import { redact } from "../core/base/redact";

/** The extension's log. Every line is redacted, no matter who wrote it. */
export function redactedLog(
  channel: Pick<LogOutputChannel, "debug" | "info" | "warn" | "error">,
  tokens: () => readonly string[],
): Logger {
  const clean = (message: string) => redact(message, tokens());
  return {
    debug: (message) => {
      channel.debug(clean(message));
    },
    info: (message) => {
      channel.info(clean(message));
    },
    warn: (message) => {
      channel.warn(clean(message));
    },
    error: (message) => {
      channel.error(clean(message));
    },
  };
}
