import type { MessageButton, Notifier, Question } from "../../src/ui/notifier";

/** What the user sees of an action: a message, and the buttons beside it. */
export interface Said {
  readonly text: string;
  readonly buttons: readonly string[];
  /** The smaller text of a question. */
  readonly detail?: string;
}

/** Records messages. A question about what to do next is left open, any other is answered yes. */
export class RecordingNotifier implements Notifier {
  readonly said: Said[] = [];

  info(message: string, ...buttons: readonly MessageButton[]): void {
    this.#say(message, buttons);
  }

  warn(message: string, ...buttons: readonly MessageButton[]): void {
    this.#say(message, buttons);
  }

  error(message: string, ...buttons: readonly MessageButton[]): void {
    this.#say(message, buttons);
  }

  ask({ message, detail, buttons }: Question): Promise<string | undefined> {
    if (buttons.includes("Check Again")) {
      this.said.push({ text: message, detail, buttons });
      return Promise.resolve(undefined);
    }
    return Promise.resolve(buttons[0]);
  }

  page(): void {
    throw new Error("Nothing here needs a page.");
  }

  #say(text: string, buttons: readonly MessageButton[]): void {
    this.said.push({ text, buttons: buttons.map(({ label }) => label) });
  }
}
