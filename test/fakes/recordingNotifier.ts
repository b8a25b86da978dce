import type { MessageButton, Notifier, Question } from "../../src/ui/notifier";

export interface ShownMessage {
  readonly severity: "info" | "warn" | "error";
  readonly message: string;
  readonly buttons: readonly string[];
}

/** Records messages, and answers questions as the test wants. */
export class RecordingNotifier implements Notifier {
  readonly shown: ShownMessage[] = [];
  readonly asked: Question[] = [];
  #buttons: readonly MessageButton[] = [];

  constructor(private readonly answer?: string) {}

  info(message: string, ...buttons: readonly MessageButton[]): void {
    this.#show("info", message, buttons);
  }

  warn(message: string, ...buttons: readonly MessageButton[]): void {
    this.#show("warn", message, buttons);
  }

  error(message: string, ...buttons: readonly MessageButton[]): void {
    this.#show("error", message, buttons);
  }

  ask(question: Question): Promise<string | undefined> {
    this.asked.push(question);
    return Promise.resolve(this.answer);
  }

  /** Presses a button of the last message. */
  press(label: string): unknown {
    return this.#buttons.find((button) => button.label === label)?.run();
  }

  #show(
    severity: ShownMessage["severity"],
    message: string,
    buttons: readonly MessageButton[],
  ): void {
    this.#buttons = buttons;
    this.shown.push({ severity, message, buttons: buttons.map(({ label }) => label) });
  }
}
