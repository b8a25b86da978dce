import assert from "node:assert/strict";
import * as vscode from "vscode";
import { aListedServer } from "../fakes/samples";
import { CommandScene } from "./commandScene";
import { storeOf } from "./storeOf";
import { treeText } from "./treeText";
import { setSetting, unsetSettings } from "./userSettings";

describe("Sort By…", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(async () => {
    await scene.close();
    await unsetSettings();
  });

  for (const [choice, setting] of [
    ["State", "state"],
    ["Created", "created"],
    ["Location", "location"],
    ["Name", "name"],
  ] as const) {
    it(`keeps "${choice}" in the settings`, async () => {
      await setSetting("sortBy", setting === "name" ? "state" : "name");
      const ended = scene.run("vps.servers.sortBy");
      await scene.quick.asked("Sort Servers By");
      await scene.quick.choose(choice);
      await ended;
      assert.equal(vscode.workspace.getConfiguration("vps").get("sortBy"), setting);
      assert.equal(scene.view.order, setting);
    });
  }

  it("says which order there is at present", async () => {
    scene.view.order = "created";
    const ended = scene.run("vps.servers.sortBy");
    await scene.quick.asked("Sort Servers By");
    assert.equal(scene.quick.activeLabel, "Created");
    assert.equal(scene.quick.items[2]?.description, "current");
    scene.quick.escape();
    await ended;
  });

  it("arranges the servers within their groups", () => {
    const servers = [
      aListedServer("1", { name: "api" }),
      aListedServer("2", { name: "web", status: "suspended" }),
    ];
    const look = { order: "state", marks: new Map() } as const;
    assert.deepEqual(
      treeText(storeOf({ servers }).views(), "location", "", look).split("\n").slice(1),
      ["  web  Suspended · 203.0.113.10", "  api  Active · 203.0.113.10"],
    );
  });
});
