import type { FrameLocator, Locator } from "playwright-core";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { Scene } from "./scene";

export const serverPath = "servers/12345/";

/** A window with the details panel in it. */
export class PanelScene extends Scene {
  page(): FrameLocator {
    return this.workbench.webview();
  }

  async show(name = "web-server-01"): Promise<void> {
    await this.tree().row(name).select();
    await this.page().locator("h1").filter({ hasText: name }).waitFor();
    await this.tree().press("Enter", () => this.inPage("document.hasFocus()"));
    await this.focused();
  }

  /** VS Code gives a new panel the focus late, and then takes a box away that is open by then. */
  async focused(): Promise<void> {
    await eventually(() => this.inPage("document.hasFocus()"), true);
  }

  /** Shows the panel and waits for the server's own answer. */
  async showLoaded(name = "web-server-01"): Promise<void> {
    await this.show(name);
    await eventually(() => this.footerLook(), "fresh");
  }

  async footerLook(): Promise<string | null> {
    return this.page().locator("footer").getAttribute("data-look");
  }

  async footerText(): Promise<string> {
    return this.page().locator(".footer-texts").innerText();
  }

  /** The sentence that the page begins with. */
  async sentence(): Promise<string> {
    return this.page().locator(".sentence").innerText();
  }

  /** Names of the buttons below it that can be pressed. */
  async actions(): Promise<string[]> {
    const buttons = await this.page()
      .locator(".actions vscode-button:not([disabled]):visible")
      .all();
    return Promise.all(buttons.map(async (button) => (await button.textContent()) ?? ""));
  }

  action(name: string): Locator {
    return this.page().locator(".actions").getByRole("button", { name, exact: true });
  }

  /** What stands behind a label of the details: "IPv4". */
  async fact(label: string): Promise<string> {
    const row = this.page()
      .locator(".fact")
      .filter({ hasText: new RegExp(`^${label}`) });
    return row.locator(".fact-value").innerText();
  }

  async figure(label: string): Promise<string> {
    const tile = this.page().locator(".tile").filter({ hasText: label });
    return tile.locator(".tile-value").innerText();
  }

  /** What a screen reader was told last. */
  async said(): Promise<string> {
    return (await this.page().locator("[role=status]").textContent()) ?? "";
  }

  async untilSaid(text: RegExp): Promise<void> {
    await eventuallyHolds(
      () => this.said(),
      (said) => {
        if (!text.test(said)) {
          throw new Error(`A screen reader was told: "${said}"`);
        }
      },
    );
  }

  /** Chooses a theme while the panel is open. */
  async chooseTheme(name: string): Promise<void> {
    await this.workbench.companion.set({ "workbench.colorTheme": name });
  }

  /** Runs inside the page, where TypeScript of the tests has no business. */
  inPage<T>(expression: string): Promise<T> {
    return this.page().locator("body").evaluate<T, unknown>(expression, undefined);
  }
}
