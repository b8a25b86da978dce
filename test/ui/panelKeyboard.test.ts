import assert from "node:assert/strict";
import { eventually } from "../vscode/workbench/eventually";
import { PanelScene } from "./panelScene";

/** VS Code takes a quarter of a second to notice that a page has lost the focus to a question. */
const readingMs = 400;

describe("The details panel by keyboard", () => {
  let scene: PanelScene;

  before(async () => {
    scene = await PanelScene.open();
  });

  after(() => scene.close());

  afterEach(async () => {
    scene.simulator.setServer(12345, { status: "active" });
    await scene.closePanels();
  });

  it("goes on at the button whose question was cancelled", async () => {
    await askedBy("Stop");
    await scene.workbench.page.keyboard.press("Escape");
    await eventually(focused, "Stop");
  });

  it("leaves the focus to the box for the name, and goes on at Delete… after it", async () => {
    const { page, quickInput } = scene.workbench;
    await askedBy("Delete…");
    await page.keyboard.press("Enter");
    await quickInput.opened("Permanently Delete web-server-01");
    await page.waitForTimeout(readingMs);
    await page.keyboard.type("web-");
    assert.equal(await quickInput.value(), "web-");
    await page.keyboard.press("Escape");
    await eventually(focused, "Delete…");
  });

  it("stops a server; the focus stays in the panel when the button goes", async () => {
    await askedBy("Stop");
    await scene.workbench.page.keyboard.press("Enter");
    await scene.untilSaid(/Stopping/);
    scene.simulator.setServer(12345, { status: "stopped" });
    await eventually(() => scene.status(), "Stopped");
    await eventually(focused, "web-server-01");
  });

  /** Presses a button by keyboard, and reads the question that it begins with. */
  async function askedBy(action: string): Promise<void> {
    const { page, dialog } = scene.workbench;
    await scene.showLoaded();
    await scene.action(action).focus();
    await page.keyboard.press("Space");
    await dialog.opened();
    await page.waitForTimeout(readingMs);
  }

  /** The name of what has the focus, as a screen reader would say it. */
  async function focused(): Promise<string> {
    return scene.inPage(`(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) {
        at = at.shadowRoot.activeElement;
      }
      if (!at || at === document.body) {
        return "";
      }
      const label = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent;
      return (label ?? "").trim();
    })()`);
  }
});
