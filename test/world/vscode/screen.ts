import type { History } from "../base/history";
import type { Life } from "../ports/life";
import { FakeInputBox, FakeQuickPick, type Item } from "./quickInput";

export type QuickInputs = FakeQuickPick | FakeInputBox;

/** A message with buttons, or a modal question. */
export interface Message {
  readonly kind: "modal" | "message";
  readonly text: string;
  readonly buttons: readonly string[];
  /** Undefined closes it. Only the first answer counts. */
  readonly answer: (button: string | undefined) => void;
}

export type Question = QuickInputs | Message;

export interface ScreenOptions {
  readonly life: Life;
  readonly history: History;
  /** Called when somebody has to look at something. */
  readonly onAsk: (question: Question) => void;
}

/** What one window asks and says: at most one quick input and one modal question at a time. */
export class Screen {
  #open: QuickInputs | undefined;
  #modal: Message | undefined;
  readonly #waiting: Message[] = [];
  readonly #messages = new Set<Message>();

  constructor(private readonly options: ScreenOptions) {}

  /** What stands open. */
  get questions(): readonly Question[] {
    return [this.#open, this.#modal, ...this.#messages].filter((one) => one !== undefined);
  }

  /** What the questions that wait for the user say. */
  get asking(): readonly string[] {
    return [this.#open?.title, this.#modal?.text].filter((one) => one !== undefined);
  }

  open(input: QuickInputs): void {
    if (this.options.life.begin() === undefined || this.#open === input) {
      return;
    }
    this.#open?.hide();
    this.#open = input;
    input.isVisible = true;
    this.#asked(
      input.title ?? input.placeholder ?? "",
      input.kind === "pick" ? input.items.map(({ label }) => label) : [],
    );
    this.options.onAsk(input);
  }

  closed(input: QuickInputs): void {
    if (this.#open === input) {
      this.#open = undefined;
    }
  }

  pick(
    items: readonly Item[],
    { title, placeHolder }: { title?: string; placeHolder?: string } = {},
  ): Promise<Item | undefined> {
    const input = new FakeQuickPick(this);
    input.items = items;
    input.activeItems = items.slice(0, 1);
    input.title = title;
    input.placeholder = placeHolder;
    return new Promise((resolve) => {
      input.onDidAccept(() => {
        resolve(input.selectedItems[0]);
        input.hide();
      });
      input.onDidHide(() => {
        resolve(undefined);
      });
      input.show();
    });
  }

  write({
    title,
    prompt,
    value = "",
  }: {
    title?: string;
    prompt?: string;
    value?: string;
  }): Promise<string | undefined> {
    const input = new FakeInputBox(this);
    input.title = title;
    input.prompt = prompt;
    input.value = value;
    return new Promise((resolve) => {
      input.onDidAccept(() => {
        resolve(input.value);
        input.hide();
      });
      input.onDidHide(() => {
        resolve(undefined);
      });
      input.show();
    });
  }

  say(
    kind: Message["kind"],
    text: string,
    buttons: readonly string[],
  ): Promise<string | undefined> {
    const { life, history, onAsk } = this.options;
    if (life.begin() === undefined) {
      return new Promise(() => undefined);
    }
    return new Promise((resolve) => {
      const message: Message = {
        kind,
        text,
        buttons,
        answer: (button) => {
          this.#messages.delete(message);
          if (this.#modal === message) {
            this.#modal = undefined;
            this.#nextModal();
          }
          resolve(button);
        },
      };
      if (kind === "modal") {
        this.#waiting.push(message);
        this.#nextModal();
        return;
      }
      history.add({ kind: "said", window: life.name, text });
      if (buttons.length > 0) {
        this.#messages.add(message);
        onAsk(message);
      }
    });
  }

  #nextModal(): void {
    const next = this.#modal ? undefined : this.#waiting.shift();
    if (next) {
      this.#modal = next;
      this.#asked(next.text, next.buttons);
      this.options.onAsk(next);
    }
  }

  #asked(text: string, choices: readonly string[]): void {
    this.options.history.add({ kind: "asked", window: this.options.life.name, text, choices });
  }
}
