import type { Locator, Page } from "playwright-core";
import { exactly } from "./exactly";

/** The menu that a right-click opened. */
export class ContextMenu {
  private readonly menu: Locator;

  constructor(private readonly page: Page) {
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
    await item.first().press("Enter");
    await this.menu.waitFor({ state: "hidden" });
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.menu.waitFor({ state: "hidden" });
  }

  private items(): Locator {
    return this.menu.getByRole("menuitem");
  }
}
