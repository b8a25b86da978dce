import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually";
import { exactly } from "./exactly";
import type { Keyboard } from "./keyboard";

/** The menu that a right-click opened. */
export class ContextMenu {
  private readonly menu: Locator;

  constructor(
    private readonly page: Page,
    private readonly keys: Keyboard,
  ) {
    this.menu = page.locator(".monaco-menu");
  }

  async opened(): Promise<void> {
    await this.items().first().waitFor();
  }

  async labels(): Promise<string[]> {
    const texts = await this.items().locator(".action-label").allInnerTexts();
    return texts.map((text) => text.trim());
  }

  async click(label: string): Promise<void> {
    const item = this.items().filter({
      has: this.page.locator(".action-label", { hasText: exactly(label) }),
    });
    if ((await item.count()) === 0) {
      const offered = await this.labels();
      await this.close();
      throw new Error(`The menu has no "${label}", but: ${offered.join(", ")}`);
    }
    // Taken by the keyboard's way: a menu ignores the mouse for a moment after it opened.
    await item.first().hover();
    await eventually(() => this.focusedLabel(), label);
    await this.press("Enter", () => this.closed());
  }

  async close(): Promise<void> {
    await this.press("Escape", () => this.closed());
  }

  async closed(): Promise<void> {
    await this.menu.first().waitFor({ state: "hidden" });
  }

  /** Presses a key in the menu; `until` is what has to become of it. */
  async press(key: string, until: () => Promise<unknown>): Promise<void> {
    // A submenu stands within its menu, and has the keys.
    await this.keys.press(key, { at: this.menu.last(), until });
  }

  /** Walks down to an item, key by key. */
  async moveTo(label: string): Promise<void> {
    for (let at = await this.focusedLabel(); at !== label; at = await this.focusedLabel()) {
      await this.press("ArrowDown", async () => (await this.focusedLabel()) !== at);
    }
  }

  /** The item that Enter takes; empty without one. */
  async focusedLabel(): Promise<string> {
    const focused = this.menu.last().locator(".action-item.focused .action-label");
    const texts = await focused.allInnerTexts();
    return texts.join("").trim();
  }

  private items(): Locator {
    return this.menu.getByRole("menuitem");
  }
}
