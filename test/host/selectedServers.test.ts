import assert from "node:assert/strict";
import * as vscode from "vscode";
import { documentServers } from "../simulator/documentServers";
import { CommandScene } from "./commandScene";
import { setSetting, unsetSettings } from "./userSettings";

const [web, db] = documentServers;
assert.ok(web && db);
const servers = [web, { ...db, id: 1, name: "app-1" }, { ...db, id: 2, name: "app-2" }];

describe("Several selected servers", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open({ servers });
    await setSetting("confirmPowerActions", true);
  });

  afterEach(async () => {
    await scene.close();
    await unsetSettings();
  });

  const rows = (...ids: readonly string[]) => ids.map((id) => scene.rowOf(id));

  it("are stopped after one question, and it is said once how each went", async () => {
    scene.simulator.faults.add({
      match: { path: "servers/2/stop/" },
      fault: { kind: "status", status: 403, body: { detail: "Read only." } },
    });
    scene.messages.nextAnswers.push("Stop");
    const selected = rows("1", "2", "12345");
    await scene.run("vps.server.stop", selected[0], selected);
    const [question, said, ...more] = scene.messages.shown;
    assert.equal(question?.message, "Stop 3 servers?");
    assert.equal(said?.severity, "warning");
    assert.equal(said.message, "Stop: 2 of 3 stopping, 1 failed.");
    assert.deepEqual(more, []);
    assert.deepEqual(scene.changes.toSorted(), [
      "POST servers/1/stop/",
      "POST servers/12345/stop/",
      "POST servers/2/stop/",
    ]);
    assert.deepEqual(
      scene.rows.map((row) => row.split(" · ")[0]),
      ["app-1  Stopping", "app-2  Active", "web-server-01  Stopping"],
    );
  });

  it("give their addresses to the clipboard, a line each", async () => {
    const selected = rows("1", "12345");
    await scene.run("vps.server.copyIp", selected[0], selected);
    assert.equal(await vscode.env.clipboard.readText(), "203.0.113.11\n203.0.113.10");
  });
});
