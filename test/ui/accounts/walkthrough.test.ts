import { defaultAccount } from "../../simulator/accountRecords";
import { eventually } from "../../vscode/workbench/eventually";
import type { PageElement } from "../../vscode/workbench/pageElement";
import { Scene } from "../scene";

describe("The walkthrough", () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.begin({ situation: "signedOut" });
  });

  it("counts its steps as done by what the user does after it was opened", async () => {
    await open();
    const titles = ["Create an API token", "Sign in", "Look at a server", "Connect"];
    await eventually(() => steps(), titles);
    await scene.signIn(defaultAccount.token);
    await scene.tree().row("web-server-01").select();
    await scene.workbench.webview().getByRole("heading", { name: "web-server-01" }).waitFor();
    await scene.execute("workbench.action.closeAllEditors");
    await open();
    await eventually(
      () => steps(),
      [...titles.slice(0, 3).map((title) => `✓ ${title}`), "Connect"],
    );
  });

  async function open(): Promise<void> {
    await scene.execute("workbench.action.openWalkthrough", "vps-org.vps-servers#start");
  }

  async function steps(): Promise<string[]> {
    const { page } = scene.workbench;
    const titles = await page.locator(".getting-started-step .step-title").allInnerTexts();
    const isDone = await page.locator(".getting-started-step [role=checkbox]").evaluateAll(checked);
    return titles.map((title, index) => `${isDone[index] ? "✓ " : ""}${title.trim()}`);
  }
});

/** Runs inside the page. */
function checked(boxes: readonly PageElement[]): boolean[] {
  return boxes.map((box) => box.getAttribute("aria-checked") === "true");
}
