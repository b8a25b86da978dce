import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { assertNoHostErrors } from "../extensionHostErrors";
import type { VscodeServer } from "../vscodeServer";
import { Dialog } from "./dialog";
import { eventually, eventuallyHolds } from "./eventually";
import { openWorkbenches, picturesTaken } from "./failurePictures";
import { Notifications } from "./notifications";
import { QuickInput } from "./quickInput";
import { TreeView } from "./treeView";

const swallowedAfterMs = 2_000;

/** A VS Code window, used as a person uses it. Every method waits for what it needs. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly dialog: Dialog;
  readonly notifications: Notifications;

  constructor(
    readonly page: Page,
    readonly server: VscodeServer,
    private readonly browser: Browser,
  ) {
    this.quickInput = new QuickInput(page);
    this.dialog = new Dialog(page);
    this.notifications = new Notifications(page);
  }

  /** Runs a command by its title in the palette, category included: "VPS.org: Sign In…". */
  async runCommand(title: string): Promise<void> {
    await this.openPalette(title);
    await this.quickInput.pickByKeyboard(title);
  }

  /** The commands that the palette offers for a text. */
  async paletteCommands(text: string): Promise<string[]> {
    await this.openPalette(text);
    const labels = await this.quickInput.itemLabels();
    await this.quickInput.escape();
    return labels.filter((label) => label.includes(text));
  }

  /** Shows a container of the activity bar. */
  async openView(container: string): Promise<void> {
    const tab = this.tab(container);
    await tab.waitFor();
    // A window that is still putting its parts back may show the view by itself, and then a click
    // hides it. A real pointer could leave a hover behind that covers rows.
    await eventuallyHolds(
      async () => {
        if ((await tab.getAttribute("aria-expanded")) !== "true") {
          await tab.dispatchEvent("click");
        }
        const pane = this.page.locator(".sidebar .pane:visible").first();
        await pane.waitFor({ timeout: swallowedAfterMs });
      },
      () => undefined,
    );
  }

  view(title: string): TreeView {
    return new TreeView(this.page, title);
  }

  /** The number on a container's icon; empty without one. */
  async badge(container: string): Promise<string> {
    const texts = await this.tab(container).locator(".badge-content:visible").allInnerTexts();
    return texts.join("").trim();
  }

  /** Takes every message away; VS Code hides new ones while three old ones are there. */
  async clearNotifications(): Promise<void> {
    await this.runCommand("Notifications: Clear All Notifications");
    await eventually(() => this.notifications.messages(), []);
  }

  /** Titles of the open editors. */
  async editorTitles(): Promise<string[]> {
    return this.page.locator(".tabs-container .tab .label-name").allInnerTexts();
  }

  /** The document inside the web view that is in sight. */
  webview(): FrameLocator {
    return this.page
      .locator("iframe.webview.ready:visible")
      .last()
      .contentFrame()
      .locator("iframe#active-frame")
      .contentFrame();
  }

  async clipboardText(): Promise<string> {
    return this.page.evaluate<string>("navigator.clipboard.readText()");
  }

  /** A picture of the window, with menus and messages fully faded in. */
  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path, animations: "disabled" });
  }

  /** Loads the window again, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  async ready(): Promise<void> {
    await this.page.locator(".monaco-workbench .activitybar .action-label").first().waitFor();
  }

  /** Fails where the extension host has logged an error meanwhile. */
  async close(): Promise<void> {
    await picturesTaken();
    openWorkbenches.delete(this);
    try {
      await this.browser.close();
      await assertNoHostErrors(this.server.logsFolder);
    } finally {
      await this.server.stop();
    }
  }

  private async openPalette(text: string): Promise<void> {
    // A panel that is still loading swallows the key, and one that gets the focus late closes the
    // palette; a person presses the key again.
    await eventuallyHolds(
      async () => {
        await this.page.keyboard.press("F1");
        await this.quickInput.search(`>${text}`, swallowedAfterMs);
      },
      () => undefined,
    );
  }

  private tab(container: string): Locator {
    const label = this.page.locator(`.action-label[aria-label^="${container}"]`);
    return this.page.locator(".activitybar .action-item[role=tab]").filter({ has: label });
  }
}
