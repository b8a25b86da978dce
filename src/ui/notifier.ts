import * as vscode from "vscode";
import { Emitter } from "../core/base/emitter";
import type { ServerRef } from "../core/servers/server";

/** A button under a message, and what it does. */
export interface MessageButton {
  readonly label: string;
  readonly run: () => unknown;
}

export interface Question {
  readonly message: string;
  /** What will happen, in a sentence or a list. */
  readonly detail: string;
  /** The servers that it is about: of two that have one name, each has its own question. */
  readonly about?: readonly ServerRef[];
  /** The buttons apart from Cancel, the verb first. */
  readonly buttons: readonly string[];
  /** An extra confirmation that has to succeed before the button counts. */
  readonly hurdle?: () => Promise<boolean>;
}

export interface Notifier {
  info(message: string, ...buttons: readonly MessageButton[]): void;
  warn(message: string, ...buttons: readonly MessageButton[]): void;
  error(message: string, ...buttons: readonly MessageButton[]): void;
  /** A modal question. Undefined if the user cancels. */
  ask(question: Question): Promise<string | undefined>;
}

type Show = (message: string, ...labels: string[]) => Thenable<string | undefined>;

/** Messages in VS Code. Nothing waits for a notification: its buttons act when they are pressed. */
export class VscodeNotifier implements Notifier {
  readonly #asking = new Set<string>();
  readonly #answered = new Emitter<undefined>();
  /** Fires when a modal question and its extra confirmation have closed, whatever the answer. */
  readonly onDidAnswer = this.#answered.event;

  info(message: string, ...buttons: readonly MessageButton[]): void {
    void offer(vscode.window.showInformationMessage, message, buttons);
  }

  warn(message: string, ...buttons: readonly MessageButton[]): void {
    void offer(vscode.window.showWarningMessage, message, buttons);
  }

  error(message: string, ...buttons: readonly MessageButton[]): void {
    void offer(vscode.window.showErrorMessage, message, buttons);
  }

  /**
   * The same question while it is open comes from the same key or click, held or doubled: it counts
   * as cancelled, and is never asked after the first.
   */
  async ask(question: Question): Promise<string | undefined> {
    const same = JSON.stringify([question.message, question.about]);
    if (this.#asking.has(same)) {
      return undefined;
    }
    this.#asking.add(same);
    try {
      return await answerTo(question);
    } finally {
      this.#asking.delete(same);
      this.#answered.fire(undefined);
    }
  }

  dispose(): void {
    this.#answered.dispose();
  }
}

async function answerTo(question: Question): Promise<string | undefined> {
  const { message, detail, buttons, hurdle } = question;
  const options = { modal: true, detail };
  const button = await vscode.window.showWarningMessage(withoutLinks(message), options, ...buttons);
  const isPassed = button !== undefined && (!hurdle || (await hurdle()));
  return isPassed ? button : undefined;
}

async function offer(show: Show, message: string, buttons: readonly MessageButton[]) {
  const chosen = await show(withoutLinks(message), ...buttons.map(({ label }) => label));
  await buttons.find(({ label }) => label === chosen)?.run();
}

/** VS Code turns "[text](address)" into a link, which a server's name must not become. */
function withoutLinks(message: string): string {
  return message.replaceAll("](", "] (");
}
