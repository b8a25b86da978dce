import assert from "node:assert/strict";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { assertNoHostErrors } from "../extensionHostErrors";
import type { VscodeServer } from "../vscodeServer";
import type { Companion } from "./companion";
import { ContextMenu } from "./contextMenu";
import { Dialog } from "./dialog";
import { eventually, eventuallyHolds } from "./eventually";
import { openWorkbenches, picturesTaken } from "./failurePictures";
import { Keyboard } from "./keyboard";
import { Notifications } from "./notifications";
import { QuickInput } from "./quickInput";
import { TreeView } from "./treeView";

export interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const swallowedAfterMs = 2_000;

/** A VS Code window, used as a person uses it. Every method waits for what it needs. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly dialog: Dialog;
  readonly notifications: Notifications;
  readonly keys: Keyboard;

  constructor(
    readonly page: Page,
    readonly server: VscodeServer,
    private readonly browser: Browser,
    readonly companion: Companion,
  ) {
    this.keys = new Keyboard(page);
    this.quickInput = new QuickInput(page, this.keys);
    this.dialog = new Dialog(page);
    this.notifications = new Notifications(page);
  }

  /** Opens the palette as a user does; every other test starts commands by `companion`. */
  async openPalette(): Promise<void> {
    await this.keys.press("F1", {
      at: this.page.locator("body"),
      until: async () => (await this.quickInput.value()).startsWith(">"),
    });
  }

  /** The commands that the palette offers for a text. */
  async paletteCommands(text: string): Promise<string[]> {
    await this.openPalette();
    await this.quickInput.type(`>${text}`);
    await eventuallyHolds(
      () => this.quickInput.focusedLabel(),
      (label) => {
        assert.ok(label.includes(text), label);
      },
    );
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
    return new TreeView(this.page, title, this.keys);
  }

  /** The menu that is open, or about to open. */
  menu(): ContextMenu {
    return new ContextMenu(this.page, this.keys);
  }

  /** The number on a container's icon; empty without one. */
  async badge(container: string): Promise<string> {
    const texts = await this.tab(container).locator(".badge-content:visible").allInnerTexts();
    return texts.join("").trim();
  }

  /** Takes every message away; VS Code hides new ones while three old ones are there. */
  async clearNotifications(): Promise<void> {
    await this.companion.execute("notifications.clearAll");
    await eventually(() => this.notifications.messages(), []);
  }

  /** Titles of the open editors. */
  async editorTitles(): Promise<string[]> {
    return this.page.locator(".tabs-container .tab .label-name").allInnerTexts();
  }

  /** Title of the editor in front; empty if none is open. */
  async activeEditorTitle(): Promise<string> {
    const active = this.page.locator(".tabs-container .tab.active .label-name");
    return (await active.allInnerTexts()).join();
  }

  /** A button at the right end of the tabs; its menu is not open. */
  titleAction(name: string): Locator {
    const actions = this.page.locator(".title .editor-actions");
    return actions.locator(`.action-label[aria-label^="${name}"]`);
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

  /** The window, or a part of it, as a PNG. */
  async picture(clip?: Clip): Promise<Buffer> {
    return this.page.screenshot({ animations: "disabled", ...(clip && { clip }) });
  }

  /** Loads the window again by VS Code's own command, which remembers the editors. */
  async reload(): Promise<void> {
    await this.page.evaluate("window.isOldPage = true");
    // The command's own extension host ends with the page, maybe before it has answered.
    await this.companion.start("workbench.action.reloadWindow");
    await this.companion.forget();
    await this.page.waitForFunction("!window.isOldPage");
    await this.ready();
  }

  /** Waits until VS Code has put its parts in place, and the companion has its door open. */
  async ready(): Promise<void> {
    await this.page.locator(".monaco-workbench .activitybar .action-label").first().waitFor();
    if (this.server.hasTestDriver) {
      await this.page.waitForFunction("window.driver !== undefined");
      await this.page.evaluate("window.driver.whenWorkbenchRestored?.()");
    }
    await this.companion.focused();
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

  private tab(container: string): Locator {
    const label = this.page.locator(`.action-label[aria-label^="${container}"]`);
    return this.page.locator(".activitybar .action-item[role=tab]").filter({ has: label });
  }
}
