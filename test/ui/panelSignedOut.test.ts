import assert from "node:assert/strict";
import { eventually } from "../vscode/workbench/eventually";
import { PanelScene } from "./panelScene";

describe("The details panel of an account that signs out", () => {
  let scene: PanelScene;

  before(async () => {
    scene = await PanelScene.open({ byHand: true });
  });

  after(() => scene.close());

  it("shows nothing of the server any more, and offers to sign in", async () => {
    await scene.showLoaded("db-server-01");
    await scene.workbench.runCommand("VPS.org: Sign Out…");
    await scene.workbench.quickInput.pick("ada@example.com");
    await eventually(() => scene.footerLook(), "ended");
    const text = await scene.page().locator("body").innerText();
    assert.match(text, /You are signed out/);
    assert.doesNotMatch(text, /203\.0\.113|db-server|db01/);
    await scene.page().getByRole("button", { name: "Sign In…" }).first().click();
    await scene.workbench.quickInput.opened("Sign In to VPS.org");
    await scene.workbench.quickInput.escape();
  });
});
