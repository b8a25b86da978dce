import type { Locator, Page } from "playwright-core";

/** A modal message. */
export class Dialog {
  readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator(".monaco-dialog-box");
  }

  async opened(): Promise<void> {
    await this.box.waitFor();
  }

  async isOpen(): Promise<boolean> {
    return (await this.box.count()) > 0;
  }

  async message(): Promise<string> {
    return (await this.box.locator(".dialog-message-text").innerText()).trim();
  }

  async detail(): Promise<string> {
    return (await this.box.locator(".dialog-message-detail").allInnerTexts()).join("").trim();
  }

  /** Labels, the main one first. */
  async buttons(): Promise<string[]> {
    const main = await this.labels(".monaco-button:not(.secondary)");
    return [...main, ...(await this.labels(".monaco-button.secondary"))];
  }

  /** Waits until this message is gone; the next one may be there by then. */
  async click(label: string): Promise<void> {
    const message = await this.box.elementHandle();
    await this.box.getByRole("button", { name: label, exact: true }).click();
    await message.waitForElementState("hidden");
  }

  private async labels(selector: string): Promise<string[]> {
    const texts = await this.box.locator(`.dialog-buttons ${selector}`).allInnerTexts();
    return texts.map((text) => text.trim());
  }
}
