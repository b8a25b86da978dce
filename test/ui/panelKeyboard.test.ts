import assert from "node:assert/strict";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
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

  it("is used by it alone", async () => {
    const { keyboard } = scene.workbench.page;
    await scene.showLoaded();
    await scene.page().locator("h1").click();
    const reached: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await keyboard.press("Tab");
      const name = await focused();
      if (name === "" || reached.includes(name)) {
        break;
      }
      reached.push(name);
      assert.ok(await showsFocus(), `${name} shows that it has the focus`);
    }
    assert.deepEqual(reached, [
      "Connect in Terminal",
      "Open Remote Window",
      "Stop",
      "Reboot",
      "Edit Settings…",
      "Delete…",
      "Copy Hostname",
      "Copy IPv4 Address",
      "Copy IPv6 Address",
      "Copy ID",
      "1 h",
      "CPU as a table",
      "Memory as a table",
      "Refresh",
    ]);
  });

  it("copies, changes the range and unfolds a table", async () => {
    const { keyboard } = scene.workbench.page;
    await scene.showLoaded();
    await scene.page().getByRole("button", { name: "Copy ID" }).focus();
    await keyboard.press("Enter");
    await scene.untilSaid(/^Copied 12345/);
    await scene.page().getByRole("radio", { name: "1 h" }).focus();
    await keyboard.press("ArrowRight");
    await eventually(() => scene.page().getByRole("radio", { name: "24 h" }).isChecked(), true);
    await scene.page().getByText("CPU as a table").focus();
    await keyboard.press("Space");
    const cells = scene.page().locator("details[open] tbody tr").first().locator("td");
    await eventuallyHolds(
      () => cells.allInnerTexts(),
      (texts) => {
        assert.match(texts.join(" and "), /^[\d.]+ % and [\d.]+ %$/);
      },
    );
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
    await quickInput.opened("Delete web-server-01 for Good");
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

  async function showsFocus(): Promise<boolean> {
    return scene.inPage(`(() => {
      const outlined = (element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
      };
      const at = document.activeElement;
      const inside = at?.shadowRoot ? [...at.shadowRoot.querySelectorAll("*")] : [];
      return [at, at?.closest("label"), ...inside].some((one) => one && outlined(one));
    })()`);
  }
});
