import assert from "node:assert/strict";
import * as vscode from "vscode";
import { CommandScene } from "./commandScene";
import { setSetting, unsetSettings } from "./userSettings";

describe("Group By…", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(async () => {
    await scene.close();
    await unsetSettings();
  });

  for (const [choice, setting] of [
    ["State", "status"],
    ["Plan", "plan"],
    ["Operating system", "os"],
    ["No groups", "none"],
    ["Location", "location"],
  ] as const) {
    it(`keeps "${choice}" in the settings`, async () => {
      await setSetting("groupBy", setting === "location" ? "none" : "location");
      const ended = scene.run("vps.servers.groupBy");
      await scene.quick.asked("Group servers by");
      await scene.quick.choose(choice);
      await ended;
      assert.equal(vscode.workspace.getConfiguration("vps").get("groupBy"), setting);
    });
  }
});
