import type { Chance } from "../base/chance";
import type { History } from "../base/history";
import type { Life } from "../ports/life";
import type { FakeInputBox, FakeQuickPick, Item } from "../vscode/quickInput";
import type { Message, Question } from "../vscode/screen";
import type { Goals } from "./goals";

export interface PersonOptions {
  readonly life: Life;
  readonly history: History;
  readonly chance: Chance;
  readonly goals: Goals;
  readonly newName: () => string;
  /** The name of the newest order that anybody has sent. */
  readonly lastOrdered: () => string | undefined;
  readonly newToken: (title: string) => string;
  readonly ids: "integer" | "uuid" | "both";
}

const powerVerbs = { Start: "start", Stop: "stop", Reboot: "reboot" } as const;
/** A power action that failed, which "Try Again" repeats without a question. */
const failedPower = [
  [/^\S+ was not started\./, "start"],
  [/^\S+ was not stopped\./, "stop"],
  [/^\S+ was not rebooted\./, "reboot"],
] as const;

/** Answers what a window asks: mostly as meant, sometimes otherwise, sometimes not at all. */
export class Person {
  readonly #tries = new Map<Question, number>();
  /** True for somebody who answers everything and goes through with it. */
  isDetermined = false;

  constructor(private readonly options: PersonOptions) {}

  /** Something stands open: it is looked at after a while. */
  asked(question: Question): void {
    const { life, chance } = this.options;
    const isLeft = !this.isDetermined && question.kind !== "text" && chance.is(0.03);
    if (!isLeft) {
      life.time.after(chance.int(650, 5_000), life, "user answers", () => {
        this.#answer(question);
      });
    }
  }

  /** Closes a question without an answer. */
  escape(question: Question): void {
    if (question.kind === "pick" || question.kind === "text") {
      question.hide();
    } else {
      question.answer(undefined);
    }
  }

  #answer(question: Question): void {
    switch (question.kind) {
      case "pick":
        if (question.isVisible) {
          this.#pick(question);
        }
        return;
      case "text":
        if (question.isVisible) {
          this.#write(question);
        }
        return;
      case "modal":
      case "message":
        this.#reply(question);
    }
  }

  #pick(input: FakeQuickPick): void {
    const { chance } = this.options;
    const offered = input.items.filter(
      ({ kind, label }) =>
        kind !== -1 && !label.startsWith("Copy as") && !label.startsWith("Loading"),
    );
    const [active = offered[0]] = input.activeItems;
    if (!this.isDetermined && chance.is(0.05)) {
      this.escape(input);
    } else if (!this.isDetermined && input.buttons.length > 0 && chance.is(0.03)) {
      input.triggered.fire(input.buttons[0]);
    } else if (
      !active ||
      (isOffer(input) && active.value === undefined) ||
      this.#hasTried(input, 8)
    ) {
      this.#again(input);
    } else {
      this.#choose(input, chance.is(this.isDetermined ? 1 : 0.7) ? active : chance.pick(offered));
    }
  }

  #choose(input: FakeQuickPick, item: Item): void {
    const { goals, history, life } = this.options;
    history.add({ kind: "chose", window: life.name, text: item.label });
    goals.picked(item, input.title);
    input.choose(item);
    if (input.isVisible) {
      this.#again(input);
    }
  }

  #write(input: FakeInputBox): void {
    const { goals, history, life } = this.options;
    if (this.#hasTried(input, 4)) {
      this.escape(input);
      return;
    }
    if (!input.enabled || input.busy) {
      this.asked(input);
      return;
    }
    const text = this.#textFor(input);
    if (text === undefined) {
      this.escape(input);
      return;
    }
    history.add({ kind: "chose", window: life.name, text: input.password ? "(a token)" : text });
    const title = input.title ?? "";
    if (title.startsWith("Rename ")) {
      goals.means(["edit"], title, "vps.server.rename");
    }
    if (title.startsWith("Permanently Delete")) {
      goals.means(["delete"], title);
    }
    input.type(text);
    input.enter();
    if (input.isVisible) {
      this.#again(input);
    }
  }

  /** Undefined where the user has had enough. */
  #textFor({ title = "", prompt = "", password, value }: FakeInputBox): string | undefined {
    const { chance, goals, newToken, ids } = this.options;
    if (!this.isDetermined && chance.is(0.04)) {
      return undefined;
    }
    if (password) {
      return newToken(title);
    }
    if (title.startsWith("Permanently Delete")) {
      return goals.askedAbout(title, ["delete"]) ? /^Type (\S+) to/.exec(prompt)?.[1] : undefined;
    }
    if (title.startsWith("Filter")) {
      return chance.pick(["web", "a", "zzz"]);
    }
    if (/hostname/i.test(prompt)) {
      return value === "" ? `${this.#nameFor(title)}.example.com` : value;
    }
    if (/\bID\b/.test(prompt)) {
      return ids === "uuid" ? chance.uuid() : "1";
    }
    return this.#nameFor(title);
  }

  /** Whoever has heard nothing of an order gives it once more. */
  #nameFor(title: string): string {
    const { chance, newName, lastOrdered } = this.options;
    const again = title === "Create Server" && chance.is(0.25) ? lastOrdered() : undefined;
    return again ?? newName();
  }

  #reply(message: Message): void {
    const { chance, history, life } = this.options;
    const button = message.kind === "modal" ? this.#modalButton(message) : this.#button(message);
    if (button !== undefined) {
      history.add({ kind: "chose", window: life.name, text: button });
    } else if (message.kind === "message" && chance.is(0.5)) {
      return;
    }
    message.answer(button);
  }

  #button({ text, buttons }: Message): string | undefined {
    const { chance, goals } = this.options;
    const harmless = buttons.filter((label) =>
      /^(Refresh|Try Again|Show Details|Start)/.test(label),
    );
    const button = harmless.length > 0 && chance.is(0.3) ? chance.pick(harmless) : undefined;
    const verb = failedPower.find(([pattern]) => pattern.test(text))?.[1];
    if (button !== "Try Again" || verb === undefined) {
      return button;
    }
    if (!goals.askedAbout(text, [verb])) {
      return undefined;
    }
    goals.means([verb], text);
    return button;
  }

  #modalButton({ text, buttons }: Message): string | undefined {
    const { chance, goals } = this.options;
    const [first = ""] = buttons;
    if (!this.isDetermined && chance.is(0.08)) {
      return undefined;
    }
    if (first === "Start" || first === "Stop" || first === "Reboot") {
      const verb = powerVerbs[first];
      if (!goals.askedAbout(text, [verb])) {
        return undefined;
      }
      goals.means([verb], text);
      return chance.is(0.93) ? first : buttons[1];
    }
    if (first === "Delete…") {
      return goals.goesOn(text, ["delete"]) ? first : undefined;
    }
    const chosen = chance.pick(buttons);
    if (chosen === "Enable Backups" || chosen === "Disable Backups") {
      if (!goals.askedAbout(text, ["edit"])) {
        return undefined;
      }
      const id = chosen === "Enable Backups" ? "enableBackups" : "disableBackups";
      goals.means(["edit"], text, `vps.server.${id}`);
    }
    if (chosen === "Save") {
      goals.means(["edit"], text, "vps.server.edit");
    }
    if (chosen === "Create Again") {
      goals.meansAgain(/whether (.+) was created/.exec(text)?.[1] ?? "");
    }
    return chosen;
  }

  #again(question: Question): void {
    this.#tries.set(question, (this.#tries.get(question) ?? 0) + 1);
    this.asked(question);
  }

  #hasTried(question: Question, times: number): boolean {
    const isOften = (this.#tries.get(question) ?? 0) > times;
    if (isOften) {
      this.escape(question);
    }
    return isOften;
  }
}

/** A list of the extension's own questions, in which a line without a value only informs. */
function isOffer({ items }: FakeQuickPick): boolean {
  return items.some((item) => "value" in item);
}
