import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventuallyHolds } from "../vscode/workbench/eventually";
import { FakeQuestion } from "./fakeQuestion";

const window = vscode.window as unknown as Record<string, unknown>;
const replaced = ["createQuickPick", "createInputBox", "showQuickPick"] as const;

/**
 * Takes the place of VS Code's quick input, which no test in the extension host could answer.
 * Whoever asks must wait for the answer, as ever.
 */
export class AnsweredQuestions {
  #open: FakeQuestion | undefined;
  readonly #originals = replaced.map((name) => [name, window[name]] as const);

  constructor() {
    window.createQuickPick = () => this.#create();
    window.createInputBox = () => this.#create();
    window.showQuickPick = (
      items: readonly vscode.QuickPickItem[],
      options: vscode.QuickPickOptions,
    ) => this.#pickOne(items, options);
  }

  restore(): void {
    for (const [name, original] of this.#originals) {
      window[name] = original;
    }
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  get title(): string {
    return this.#open?.title ?? "";
  }

  /** "3/6"; empty where nothing is asked in steps. */
  get step(): string {
    const { step, totalSteps } = this.#open ?? {};
    return step === undefined ? "" : `${step}/${totalSteps ?? 0}`;
  }

  get placeholder(): string {
    return this.#open?.placeholder ?? "";
  }

  get value(): string {
    return this.#open?.value ?? "";
  }

  /** What is said about the value in the box. */
  get complaint(): string {
    const message = this.#open?.validationMessage;
    return typeof message === "object" ? message.message : (message ?? "");
  }

  get labels(): readonly string[] {
    return this.items.filter(({ kind }) => kind !== separator).map(({ label }) => label);
  }

  get items(): readonly vscode.QuickPickItem[] {
    return this.#open?.items ?? [];
  }

  get activeLabel(): string {
    return this.#open?.activeItems[0]?.label ?? "";
  }

  /** The smaller text below a choice. */
  detailOf(label: string): string {
    return this.items.find((item) => item.label === label)?.detail ?? "";
  }

  /** Waits for the question with this title, step or placeholder. */
  async asked(what: string): Promise<void> {
    await eventuallyHolds(
      () => [this.title, this.step, this.placeholder],
      (said) => {
        assert.ok(said.includes(what), `"${what}" is not asked, but: ${said.join(" · ")}`);
      },
    );
  }

  /** Waits for a choice and takes it. */
  async choose(label: string): Promise<void> {
    await this.offered(label);
    this.moveTo(label);
    await this.accept();
  }

  async offered(label: string): Promise<void> {
    await eventuallyHolds(
      () => this.labels,
      (labels) => {
        assert.ok(labels.includes(label), `"${label}" is not offered, but: ${labels.join(", ")}`);
      },
    );
  }

  /** Moves the choice to an item, as the arrow keys do. */
  moveTo(label: string): void {
    const question = this.#asked();
    question.activeItems = question.items.filter((item) => item.label === label).slice(0, 1);
  }

  type(text: string): Promise<void> {
    return this.#asked().type(text);
  }

  /** Presses Enter. */
  accept(): Promise<void> {
    return this.#asked().accept();
  }

  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  back(): Promise<void> {
    return this.#asked().press(vscode.QuickInputButtons.Back);
  }

  /** Presses a button of an item, by its tooltip. */
  async pressItemButton(label: string, tooltip: string): Promise<void> {
    const item = this.items.find((one) => one.label === label);
    const button = item?.buttons?.find((one) => one.tooltip === tooltip);
    assert.ok(item && button, `${label} has no button "${tooltip}".`);
    await this.#asked().pressOn(item, button);
  }

  escape(): void {
    this.#open?.hide();
  }

  #asked(): FakeQuestion {
    assert.ok(this.#open, "Nothing is asked.");
    return this.#open;
  }

  /** Only one question is on the screen: the next one hides it. */
  #create(): FakeQuestion {
    return new FakeQuestion((shown, question) => {
      const before = this.#open;
      if (shown) {
        this.#open = question;
        if (before !== question) {
          before?.hasHidden();
        }
      } else if (before === question) {
        this.#open = undefined;
      }
    });
  }

  #pickOne(
    items: readonly vscode.QuickPickItem[],
    { title = "", placeHolder }: vscode.QuickPickOptions,
  ): Promise<vscode.QuickPickItem | undefined> {
    const question = this.#create();
    question.items = items;
    question.title = title;
    question.placeholder = placeHolder ?? "";
    return new Promise((resolve) => {
      question.onDidAccept(() => {
        resolve(question.selectedItems[0]);
        question.hide();
      });
      question.onDidHide(() => {
        resolve(undefined);
      });
      question.show();
    });
  }
}

const separator = vscode.QuickPickItemKind.Separator;
