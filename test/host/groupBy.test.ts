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
      await scene.quick.asked("Group Servers By");
      await scene.quick.choose(choice);
      await ended;
      assert.equal(vscode.workspace.getConfiguration("vps").get("groupBy"), setting);
      assert.equal(scene.view.grouping, setting);
    });
  }

  it("opens on what is chosen at present, and says which that is", async () => {
    const ended = scene.run("vps.servers.groupBy");
    await scene.quick.asked("Group Servers By");
    assert.equal(scene.quick.activeLabel, "Location");
    const [location, state] = scene.quick.items;
    assert.deepEqual([location?.description, state?.description], ["current", undefined]);
    scene.quick.escape();
    await ended;
  });

  it("groups even if the setting can't be written, and says so afterwards", async () => {
    const { getConfiguration } = vscode.workspace;
    const unwritable = () => ({
      get: (key: string) => getConfiguration().get(key),
      update: () => Promise.reject(new Error("Unable to write into user settings.")),
    });
    Object.assign(vscode.workspace, { getConfiguration: unwritable });
    try {
      const ended = scene.run("vps.servers.groupBy");
      await scene.quick.asked("Group Servers By");
      await scene.quick.choose("Plan");
      await ended;
    } finally {
      Object.assign(vscode.workspace, { getConfiguration });
    }
    assert.equal(scene.view.grouping, "plan");
    assert.match(scene.lastSaid.message, /^The setting vps\.groupBy couldn't be saved\./);
    assert.deepEqual(scene.lastSaid.buttons, ["Open Settings"]);
  });
});
