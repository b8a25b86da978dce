import type { Locator, Page } from "playwright-core";
import { labelsOf, type PageElement } from "./pageElement";
import { drawnRows, type DrawnRow } from "./drawnRows";
import { eventually, eventuallyHolds } from "./eventually";
import { exactly } from "./exactly";
import type { Keyboard } from "./keyboard";

export type QuickItem = Pick<DrawnRow, "label" | "description" | "detail" | "section" | "checked">;

/** The box at the top: the command palette, input boxes, quick picks, the steps of a wizard. */
export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;
  private readonly list: Locator;

  constructor(
    private readonly page: Page,
    private readonly keys: Keyboard,
  ) {
    this.widget = page.locator(".quick-input-widget:visible");
    this.input = this.widget.locator(".quick-input-box input");
    this.list = this.widget.locator(".quick-input-list .monaco-list");
  }

  /** Waits for a box with this title, leaving its step aside. */
  async opened(title: string): Promise<void> {
    await eventually(() => this.title(), title);
  }

  async closed(): Promise<void> {
    await this.widget.waitFor({ state: "hidden" });
  }

  async isOpen(): Promise<boolean> {
    return (await this.widget.count()) > 0;
  }

  async title(): Promise<string> {
    return (await this.fullTitle()).replace(/ ?\(?\d+\/\d+\)?$/, "");
  }

  /** Such as "1/3"; empty without steps. */
  async step(): Promise<string> {
    return /(\d+\/\d+)\)?$/.exec(await this.fullTitle())?.[1] ?? "";
  }

  async placeholder(): Promise<string> {
    return (await this.input.getAttribute("placeholder")) ?? "";
  }

  async value(): Promise<string> {
    return this.input.inputValue();
  }

  /** Whether what is typed stays hidden. */
  async isPassword(): Promise<boolean> {
    return (await this.input.getAttribute("type")) === "password";
  }

  /** The prompt, or what is wrong with the value. */
  async message(): Promise<string> {
    return (await this.widget.locator(".quick-input-message:visible").allInnerTexts()).join("\n");
  }

  /** What is wrong with the value; empty when nothing is. */
  async validationMessage(): Promise<string> {
    const box = this.widget.locator(".monaco-inputbox");
    const marked = /\b(error|warning|info)\b/.test((await box.getAttribute("class")) ?? "");
    return marked ? this.message() : "";
  }

  async isBusy(): Promise<boolean> {
    return (await this.widget.locator(".quick-input-progress:not(.done)").count()) > 0;
  }

  /** Types a text into the box, key by key, in place of what is there. */
  async type(text: string): Promise<void> {
    const at = this.input;
    await this.keys.press("ControlOrMeta+a", { at, until: () => at.evaluate(isAllSelected) });
    await (text === ""
      ? this.keys.press("Delete", { at, until: async () => (await this.value()) === "" })
      : this.keys.type(text, { at }));
  }

  /**
   * Presses Enter, and waits until the box has taken it: it is gone, asks another question, or
   * says what is wrong.
   */
  async accept(): Promise<void> {
    const before = await this.look();
    await this.press("Enter", async () => (await this.look()) !== before);
  }

  /** Presses a key in the box; `until` is what has to become of it. */
  async press(key: string, until: () => Promise<unknown>): Promise<void> {
    await this.keys.press(key, { at: this.widget, until });
  }

  async escape(): Promise<void> {
    await this.press("Escape", () => this.closed());
  }

  /** Labels of the buttons in the title, "Back" included. */
  async buttons(): Promise<string[]> {
    return this.widget
      .locator(".quick-input-titlebar .action-label, .quick-input-inline-action-bar .action-label")
      .evaluateAll(labelsOf);
  }

  async clickButton(label: string): Promise<void> {
    await this.widget.getByRole("button", { name: label, exact: true }).click();
  }

  /** Every item, scrolled to where needed. */
  async items(): Promise<QuickItem[]> {
    const found = new Map<number, DrawnRow>();
    for (;;) {
      const rows = await this.drawn();
      rows.forEach((row) => found.set(row.index, row));
      const bottom = rows.at(-1);
      if (bottom === undefined || bottom.last) {
        break;
      }
      await this.list.hover();
      await this.page.mouse.wheel(0, 100);
      await eventuallyHolds(
        () => this.drawn(),
        (now) => {
          if (now.at(-1)?.index === bottom.index) {
            throw new Error("The list did not scroll.");
          }
        },
      );
    }
    const all = [...found.values()].sort((a, b) => a.index - b.index);
    return all.map(({ label, description, detail, section, checked }) => {
      return { label, description, detail, section, checked };
    });
  }

  async itemLabels(): Promise<string[]> {
    return (await this.items()).map(({ label }) => label);
  }

  /** Chooses the item with this label; in a list with checkboxes, ticks it. */
  async pick(label: string): Promise<void> {
    const item = this.list.locator(".monaco-list-row").filter({
      has: this.page.locator(".label-name", { hasText: exactly(label) }),
    });
    await this.list.locator(".monaco-list-row").first().waitFor();
    if ((await item.count()) === 0) {
      await this.type(label);
    }
    await item.first().click();
  }

  /** Chooses the first item, whatever it is. */
  async firstPicked(): Promise<void> {
    await this.list.locator(".monaco-list-row").first().click();
    await this.closed();
  }

  /** Narrows the list to the item by its label, and takes it with Enter. */
  async pickByKeyboard(label: string): Promise<void> {
    await this.type(label);
    await eventually(() => this.focusedLabel(), label);
    await this.accept();
  }

  /** The label of the item that Enter takes; empty without one. */
  async focusedLabel(): Promise<string> {
    const rows = await this.list.locator(".monaco-list-row.focused").all();
    const labels = rows.map((row) => row.locator(".label-name").first().innerText());
    return (await Promise.all(labels)).join("").trim();
  }

  /** Whatever of the box an Enter that counts changes, read in one go. */
  private async look(): Promise<string> {
    return (await this.widget.evaluateAll(describeBoxes)).join("\n");
  }

  private async drawn(): Promise<DrawnRow[]> {
    return (await this.list.isVisible()) ? drawnRows(this.list) : [];
  }

  private async fullTitle(): Promise<string> {
    return (await this.widget.locator(".quick-input-title").allInnerTexts()).join("").trim();
  }
}

/** Runs inside the page. */
function describeBoxes(widgets: readonly PageElement[]): string[] {
  return widgets.map((widget) => {
    const input = widget.querySelector("input");
    const marks = widget.querySelector(".monaco-inputbox")?.className;
    const asked = input?.getAttribute("placeholder");
    return JSON.stringify([widget.textContent, input?.value, asked, marks]);
  });
}

function isAllSelected(box: InputBox): boolean {
  return box.selectionStart === 0 && box.selectionEnd === box.value.length;
}

/** An HTMLInputElement: the tests are compiled without the browser's types. */
interface InputBox {
  readonly value: string;
  readonly selectionStart: number | null;
  readonly selectionEnd: number | null;
}
