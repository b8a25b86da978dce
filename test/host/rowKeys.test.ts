import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TreeNode } from "../../src/tree/treeNode";
import { eventually } from "../vscode/workbench/eventually";
import { ServerRows } from "../../src/tree/serverRows";
import { CommandScene } from "./commandScene";
import { setSetting, unsetSettings } from "./userSettings";

/** What the keybindings of the manifest pass. */
const key = { row: "focused" };

describe("A key on a row", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(() => scene.close());

  const focus = (...ids: readonly string[]) => {
    scene.view.rows = ids.map((id) => scene.rowOf(id));
  };

  it("shows the details of the server that has the focus, or shows them to the side", async () => {
    focus("12346");
    await scene.run("vps.server.show", key);
    await scene.run("vps.server.showToSide", key);
    assert.deepEqual(scene.panels.shown, ["12346", "12346 side"]);
  });

  it("renames it", async () => {
    focus("12346");
    const ended = scene.run("vps.server.rename", key);
    await scene.quick.asked("Rename db-server-01");
    scene.quick.escape();
    await ended;
  });

  it("asks to delete all that are selected", async () => {
    focus("12345", "12346");
    await scene.run("vps.server.delete", key);
    assert.equal(scene.lastSaid.message, "Delete 2 servers?");
    assert.deepEqual(scene.changes, []);
  });

  it("copies the addresses of all that are selected", async () => {
    focus("12345", "12346");
    await scene.run("vps.server.copyIp", key);
    assert.equal(await vscode.env.clipboard.readText(), "203.0.113.10\n203.0.113.11");
  });

  it("does nothing where no server has the focus, and asks for none", async () => {
    const group: TreeNode = {
      kind: "group",
      accountKey: "ada",
      grouping: "location",
      group: { key: "us-west", servers: [] },
      below: new ServerRows("ada", []),
    };
    scene.view.rows = [group];
    for (const id of ["vps.server.show", "vps.server.rename", "vps.server.delete"] as const) {
      await scene.run(id, key);
    }
    assert.equal(scene.quick.isOpen, false);
    assert.deepEqual(scene.panels.shown, []);
    assert.deepEqual(scene.said, []);
  });
});

describe("A click on a row", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(async () => {
    await scene.close();
    await unsetSettings();
  });

  it("shows the details and leaves the focus in the list", async () => {
    await scene.run("vps.server.show", "12345", "click");
    assert.deepEqual(scene.panels.shown, ["12345 click"]);
  });

  it("does nothing where the user does not want that", async () => {
    await setSetting("openDetailsOnClick", false);
    await scene.run("vps.server.show", "12345", "click");
    assert.deepEqual(scene.panels.shown, []);
    await scene.run("vps.server.show", "12345");
    assert.deepEqual(scene.panels.shown, ["12345"]);
  });

  it("is none where a key has selected the row", async () => {
    scene.view.takesClicks = false;
    await scene.run("vps.server.show", "12345", "click");
    assert.deepEqual(scene.panels.shown, []);
  });
});

describe("A command whose row is gone", () => {
  const changed = "The list has changed meanwhile, so nothing was done. Select the server again.";
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(() => scene.close());

  it("does nothing for what is left of a selection, and says so", async () => {
    const row = scene.rowOf("12345");
    await scene.run("vps.server.stop", row, [row, undefined]);
    assert.deepEqual(scene.said, [changed]);
    assert.deepEqual(scene.changes, []);
    assert.equal(scene.quick.isOpen, false);
  });

  it("says so where the server is gone though its row was there", async () => {
    const row = scene.rowOf("12345");
    scene.simulator.removeServer(12345);
    await scene.run("vps.servers.refresh");
    await scene.run("vps.server.showToSide", row);
    assert.deepEqual(scene.said, ["This server isn't in the list. It may have been deleted."]);
  });
});

describe("Power for a group", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(() => scene.close());

  function groupOf(...ids: readonly string[]): TreeNode {
    const rows = ids.map((id) => scene.rowOf(id));
    const children = rows.filter((row) => row.kind === "server");
    const servers = children.map(({ server }) => server);
    const accountKey = children[0]?.accountKey ?? "";
    const group = { key: "us-west", servers };
    const below = new ServerRows(accountKey, servers);
    return { kind: "group", accountKey, grouping: "location", group, below };
  }

  it("is for all of its servers that allow it, and asks first", async () => {
    scene.simulator.setServer(12346, { status: "stopped" });
    await scene.run("vps.servers.refresh");
    scene.messages.answer = "Stop";
    await scene.run("vps.server.stop", groupOf("12345", "12346"));
    assert.equal(scene.messages.shown[0]?.message, "Stop 1 of 2 servers?");
    assert.deepEqual(scene.changes, ["POST servers/12345/stop/"]);
  });

  it("asks before it starts several", async () => {
    scene.simulator.setServer(12345, { status: "stopped" });
    scene.simulator.setServer(12346, { status: "stopped" });
    await scene.run("vps.servers.refresh");
    await scene.run("vps.server.start", groupOf("12345", "12346"));
    assert.deepEqual(scene.said, ["Start 2 servers?"]);
    assert.deepEqual(scene.changes, []);
  });
});

describe("What is done twice", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(() => scene.close());

  it("starts a server once, and a second click says nothing of it", async () => {
    scene.simulator.setServer(12345, { status: "stopped" });
    await scene.run("vps.servers.refresh");
    await Promise.all([
      scene.run("vps.server.start", scene.rowOf("12345")),
      scene.run("vps.server.start", scene.rowOf("12345")),
    ]);
    await eventually(() => scene.changes, ["POST servers/12345/start/"]);
    assert.deepEqual(scene.said, []);
  });

  it("asks once while the servers are not known yet", async () => {
    const first = scene.run("vps.server.stop");
    const second = scene.run("vps.server.stop");
    await scene.quick.asked("Select a server to stop");
    await second;
    scene.quick.escape();
    await first;
    assert.equal(scene.quick.isOpen, false);
  });
});
