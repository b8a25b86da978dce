import { eventually } from "../../vscode/workbench/eventually";
import { PanelScene } from "../panelScene";

describe("The details panel by keyboard", () => {
  let scene: PanelScene;

  beforeEach(async () => {
    scene = await PanelScene.begin();
  });

  it("goes on at the button whose question was cancelled", async () => {
    await askedBy("Stop");
    await answer("Escape", async () => (await focused()) === "Stop");
  });

  it("leaves the focus to the box for the name, and goes on at Delete… after it", async () => {
    const quick = scene.quick();
    await askedBy("Delete…");
    await answer("Enter", () => quick.opened("Permanently Delete web-server-01"));
    await scene.workbench.keys.type("web-", { at: quick.input });
    await quick.escape();
    await eventually(focused, "Delete…");
  });

  it("stops a server; the focus stays in the panel when the button goes", async () => {
    await askedBy("Stop");
    await answer("Enter", () => scene.untilSaid(/is stopping/));
    await scene.letEnd("stopping", "web-server-01");
    await eventually(() => scene.sentence(), "web-server-01 is stopped.");
    await eventually(focused, "web-server-01 is stopped.");
  });

  /** Presses a button by keyboard, which asks a question. */
  async function askedBy(action: string): Promise<void> {
    const { keys, dialog } = scene.workbench;
    await scene.showLoaded();
    await scene.action(action).focus();
    await keys.press("Space", { at: scene.action(action), until: () => dialog.opened() });
  }

  /** Presses a key in the question. */
  async function answer(key: string, until: () => Promise<unknown>): Promise<void> {
    await scene.workbench.keys.press(key, { at: scene.workbench.dialog.box, until });
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
