import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { PanelScene } from "./panelScene";

describe("The details panel of an account that signs out", function () {
  this.timeout(120_000);
  let scene: PanelScene;

  before(async () => {
    scene = await PanelScene.open({ byHand: true });
  });

  after(() => scene.close());

  const historyFiles = async () => {
    const { userDataFolder } = scene.workbench.server;
    const folder = join(userDataFolder, "User", "globalStorage", "vps-org.vps-servers", "history");
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    return names.filter((name) => name.endsWith(".json"));
  };

  it("has recorded what the server used within a minute", async () => {
    await scene.showLoaded("db-server-01");
    await eventuallyHolds(
      historyFiles,
      (files) => {
        assert.equal(files.length, 1);
      },
      80_000,
    );
  });

  it("shows nothing of the server any more", async () => {
    await scene.workbench.runCommand("VPS.org: Sign Out…");
    await scene.workbench.quickInput.pick("ada@example.com");
    await eventually(() => scene.footerLook(), "ended");
    const text = await scene.page().locator("body").innerText();
    assert.match(text, /You are signed out/);
    assert.doesNotMatch(text, /203\.0\.113|db-server|db01/);
  });

  it("leaves nothing of it on the disk", async () => {
    await eventually(historyFiles, []);
  });

  it("asks for nothing", async () => {
    scene.simulator.clearRequests();
    await new Promise((resolve) => setTimeout(resolve, 17_000));
    assert.deepEqual(scene.simulator.requests, []);
  });

  it("offers to sign in, and is there again after it", async () => {
    await scene.page().getByRole("button", { name: "Sign In…" }).first().click();
    await scene.workbench.quickInput.opened("Sign In to VPS.org");
    await scene.workbench.quickInput.escape();
  });
});
