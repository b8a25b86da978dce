import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandIds } from "../../src/core/base/commandIds";
import { CommandScene } from "./commandScene";

const titleOfEditor = vscode.Uri.parse("webview-panel:webview-panel/webview-vps.server-1");

describe("A command from the palette while a details panel is the active editor", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
    const [first] = scene.store.allServers();
    assert.ok(first);
    scene.panels.active = { accountKey: first.account.key, serverId: "12345" };
  });

  afterEach(() => scene.close());

  for (const [title, argument] of [
    ["the palette", undefined],
    ["the title of the editor", titleOfEditor],
  ] as const) {
    it(`means the panel's server, called by ${title}`, async () => {
      scene.messages.answer = "Reboot";
      await scene.run(commandIds.reboot, argument);
      assert.deepEqual(scene.changes, ["POST servers/12345/reboot/"]);
    });
  }

  it("means the row that was clicked all the same, and the ID that was passed", async () => {
    scene.messages.answer = "Reboot";
    await scene.run(commandIds.reboot, scene.rowOf("12346"));
    await scene.run(commandIds.reboot, "12346");
    assert.equal(scene.changes[0], "POST servers/12346/reboot/");
    assert.ok(
      scene.changes.every((change) => change.includes("12346")),
      scene.changes.join(),
    );
  });

  it("sends nothing if the panel's server is in another state, and offers no other server", async () => {
    await scene.run(commandIds.start);
    assert.deepEqual(scene.changes, []);
    assert.match(scene.said.join(), /web-server-01/);
  });

  it("asks for the server if it is about which details to show", async () => {
    const shown = scene.run(commandIds.show);
    await scene.quick.asked("Select a server to show its details");
    scene.quick.escape();
    await shown;
  });
});
