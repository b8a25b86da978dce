import assert from "node:assert/strict";
import * as vscode from "vscode";

export interface ShownMessage {
  readonly severity: "information" | "warning" | "error";
  readonly message: string;
  readonly buttons: readonly string[];
  readonly modal?: boolean;
  readonly detail?: string;
}

export interface MessageLog {
  readonly shown: readonly ShownMessage[];
  /** The button that is pressed from now on; none when nobody presses one. */
  answer: string | undefined;
  /** The buttons that are pressed before that, one in each modal question. */
  readonly nextAnswers: (string | (() => string))[];
  /** Forgets what was shown. */
  clear(): void;
  restore(): void;
}

/** The API's own words, in parentheses, are not ours. */
function sentenceCount(text: string): number {
  return text.replace(/\(.*\)/, "").match(/[.!?](?=\s|$)/g)?.length ?? 0;
}

type Window = Record<string, unknown>;

const functions = {
  showInformationMessage: "information",
  showWarningMessage: "warning",
  showErrorMessage: "error",
} as const;

/** Takes the place of VS Code's messages, which no test in the extension host could press. */
export function answerMessages(): MessageLog {
  const shown: ShownMessage[] = [];
  const window = vscode.window as unknown as Window;
  const originals = new Map(Object.keys(functions).map((name) => [name, window[name]]));
  const log = {
    shown,
    answer: undefined as string | undefined,
    nextAnswers: [] as (string | (() => string))[],
    clear: () => {
      shown.length = 0;
    },
    restore: () => {
      assert.deepEqual(
        shown.map(({ message }) => message).filter((message) => sentenceCount(message) > 2),
        [],
        "A message has two sentences at most.",
      );
      for (const [name, original] of originals) {
        window[name] = original;
      }
    },
  };
  for (const [name, severity] of Object.entries(functions)) {
    window[name] = (message: string, ...rest: readonly unknown[]) => {
      const options = rest.find((part) => typeof part === "object") ?? {};
      const buttons = rest.filter((part) => typeof part === "string");
      shown.push({ severity, message, buttons, ...options });
      const next = "modal" in options ? log.nextAnswers.shift() : undefined;
      const answer = (typeof next === "function" ? next() : next) ?? log.answer;
      return Promise.resolve(buttons.find((button) => button === answer));
    };
  }
  return log;
}
