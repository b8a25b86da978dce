import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { labelsOf } from "./pageElement";
import { ContextMenu } from "./contextMenu";
import { eventuallyHolds } from "./eventually";
import { exactly } from "./exactly";
import type { Keyboard } from "./keyboard";
import { untilDrawn } from "./untilDrawn";

const hoverMs = 3_000;
const nowhere = { x: 0, y: 0, width: 0, height: 0 };

/** A row of a tree. */
export class Row {
  constructor(
    private readonly page: Page,
    readonly locator: Locator,
    private readonly keys: Keyboard,
  ) {}

  async description(): Promise<string> {
    return this.locator.locator(".label-description").innerText();
  }

  /** What a screen reader says. */
  async accessibleName(): Promise<string> {
    return (await this.locator.getAttribute("aria-label")) ?? "";
  }

  /** The text that shows when the pointer rests on the row. */
  async tooltip(): Promise<string> {
    const hover = this.page.locator(".monaco-hover:visible .hover-contents");
    const { x, y, width, height } = (await this.locator.boundingBox()) ?? nowhere;
    await this.page.mouse.move(0, 0);
    // One that the pointer left while it was being opened stays until another takes its place.
    await hover.waitFor({ state: "hidden", timeout: hoverMs }).catch(() => undefined);
    const left = await hover.allInnerTexts();
    // A row that is drawn anew meanwhile takes its tooltip away until the pointer moves again.
    const text = await eventuallyHolds(
      async () => {
        await this.page.mouse.move(0, 0);
        await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
        return hover.filter({ hasNotText: /^Loading/ }).innerText({ timeout: hoverMs });
      },
      (read) => {
        assert.ok(!left.includes(read), `"${read}" is from before.`);
      },
    );
    await this.page.mouse.move(0, 0);
    return text.trim();
  }

  async select(): Promise<void> {
    await this.calmLabel().then((label) => label.click());
    await this.untilSelected();
  }

  /** Adds the row to the selection. */
  async alsoSelect(): Promise<void> {
    await this.calmLabel().then((label) => label.click({ modifiers: ["ControlOrMeta"] }));
    await this.untilSelected();
  }

  async isExpanded(): Promise<boolean> {
    return (await this.locator.getAttribute("aria-expanded")) === "true";
  }

  async toggle(): Promise<void> {
    await this.calmLabel();
    await this.locator.locator(".monaco-tl-twistie").click();
  }

  /** Labels of the buttons that the row shows while the pointer is on it. */
  async inlineActions(): Promise<string[]> {
    await this.locator.hover();
    return this.locator.locator(".actions .action-label").evaluateAll(labelsOf);
  }

  async clickInlineAction(label: string): Promise<void> {
    await this.calmLabel();
    await this.locator.hover();
    await this.locator
      .locator(".actions")
      .getByRole("button", { name: label, exact: true })
      .click();
  }

  /** Labels of the context menu. */
  async contextMenu(): Promise<string[]> {
    const menu = await this.openContextMenu();
    const labels = await menu.labels();
    await menu.close();
    return labels;
  }

  async clickContextMenu(label: string): Promise<void> {
    const menu = await this.openContextMenu();
    await menu.click(label);
  }

  async openContextMenu(): Promise<ContextMenu> {
    await this.calmLabel().then((label) => label.click({ button: "right" }));
    const menu = new ContextMenu(this.page, this.keys);
    await menu.opened();
    return menu;
  }

  /** A row that is drawn anew between the two halves of a click does not get it. */
  private async calmLabel(): Promise<Locator> {
    await this.locator.waitFor();
    await untilDrawn(this.page);
    return this.locator.locator(".label-name");
  }

  private async untilSelected(): Promise<void> {
    await eventuallyHolds(
      async () => (await this.locator.getAttribute("class")) ?? "",
      (classes) => {
        assert.match(classes, /\bselected\b/);
      },
    );
  }
}

/** The row whose label is `name`, wherever it stands in `list`. */
export function rowNamed(page: Page, list: Locator, name: string, keys: Keyboard): Row {
  const label = page.locator(".label-name", { hasText: exactly(name) });
  return new Row(page, list.locator(".monaco-list-row").filter({ has: label }).first(), keys);
}
