import assert from "node:assert/strict";
import { defaultAccount } from "../../simulator/accountRecords";
import { eventually } from "../../vscode/workbench/eventually";
import { PanelScene } from "../panelScene";

describe("The details panel of an account that signs out", () => {
  it("shows nothing of the server any more, and offers to sign in", async () => {
    const scene = await PanelScene.begin({ situation: "signedOut" });
    await scene.signIn(defaultAccount.token);
    await scene.showLoaded("db-server-01");
    await scene.start("vps.signOut");
    await scene.quick().pick("ada@example.com");
    await eventually(() => scene.sentence(), "You are signed out.");
    const text = await scene.page().locator("body").innerText();
    assert.doesNotMatch(text, /203\.0\.113|db-server|db01/);
    await scene.page().getByRole("button", { name: "Sign In…" }).click();
    await scene.quick().opened("Sign In to VPS.org");
    await scene.quick().escape();
  });
});
