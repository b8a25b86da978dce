import assert from "node:assert/strict";
import * as vscode from "vscode";
import { CommandScene } from "./commandScene";
import { setSetting, unsetSettings } from "./userSettings";

describe("A question before a server is interrupted", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
    await setSetting("confirmPowerActions", undefined);
  });

  afterEach(async () => {
    await scene.close();
    await unsetSettings();
  });

  it("is not asked again after Don't Ask Again, which the settings remember", async () => {
    scene.messages.nextAnswers.push("Reboot, Don't Ask Again");
    await scene.run("vps.server.reboot", "12345");
    const inspected = vscode.workspace.getConfiguration("vps").inspect("confirmPowerActions");
    assert.equal(inspected?.globalValue, false);
    await scene.run("vps.server.stop", "12346");
    assert.deepEqual(scene.said, ["Reboot web-server-01?"]);
    assert.deepEqual(scene.changes, ["POST servers/12345/reboot/", "POST servers/12346/stop/"]);
  });
});
