import type { LogOutputChannel } from "vscode";
import type { Disposable } from "../core/base/emitter";
import type { Logger } from "../core/base/logger";
import { redact } from "../core/base/redact";

/**
 * The extension's log. Every line is redacted, no matter who wrote it. VS Code throws at whoever
 * writes to a closed channel, and what was under way at the end may still have something to say.
 */
export function redactedLog(
  channel: Pick<LogOutputChannel, "debug" | "info" | "warn" | "error" | "dispose">,
  tokens: () => readonly string[],
): Logger & Disposable {
  let isClosed = false;
  const write = (level: "debug" | "info" | "warn" | "error") => (message: string) => {
    if (!isClosed) {
      channel[level](redact(message, tokens()));
    }
  };
  return {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    dispose: () => {
      isClosed = true;
      channel.dispose();
    },
  };
}
