import type { MessageButton, Notifier, Question } from "../../src/ui/notifier";

/** What a person sees of an action: some words, and the buttons beside them. */
export interface Said {
  readonly text: string;
  readonly buttons: readonly string[];
  /** The smaller text of a question. */
  readonly detail?: string;
}

/** Keeps what is said. A question about what to do next is left open, any other answered yes. */
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

  #say(text: string, buttons: readonly MessageButton[]): void {
    this.said.push({ text, buttons: buttons.map(({ label }) => label) });
  }
}
