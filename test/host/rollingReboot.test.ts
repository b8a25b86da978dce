import assert from "node:assert/strict";
import * as vscode from "vscode";
import { documentServers } from "../simulator/documentServers";
import { eventuallyHolds } from "../vscode/workbench/eventually";
import { CommandScene } from "./commandScene";

const [web, db] = documentServers;
assert.ok(web && db);
const servers = [
  { ...web, location: "us-west" },
  { ...db, id: 1, name: "app-1", location: "us-west" },
  { ...db, id: 2, name: "app-2", location: "us-east" },
];

describe("A rolling reboot", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open({ servers });
    scene.isOpen = () => false;
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await scene.close();
  });

  const rows = () => ["1", "2", "12345"].map((id) => scene.rowOf(id));

  it("asks for the order and whether it is meant, names what is left out, and stops at a closed port", async () => {
    await scene.run("vps.server.protect", "2");
    scene.messages.nextAnswers.push("Reboot");
    await scene.run("vps.server.rollingReboot", rows()[0], rows());
    const [question, said] = scene.messages.shown;
    assert.equal(question?.message, "Reboot 2 servers, one after the other?");
    assert.equal(question.modal, true);
    assert.match(question.detail ?? "", /Protected in VS Code and left out: app-2\./);
    assert.equal(
      said?.message,
      "Rolling reboot: 0 of 2 done. app-1 was not rebooted: nothing answers at its SSH port, so nobody could see it come back.",
    );
    assert.deepEqual(said.buttons, ["Resume"]);
    assert.deepEqual(scene.changes, []);
    assert.equal(scene.memory.get("rollingReboot"), undefined);
    await eventuallyHolds(
      () => vscode.window.activeTextEditor?.document.getText() ?? "",
      (text) => {
        assert.match(text, /^Rolling reboot: 0 of 2 done\.\n\napp-1 · us-west: app-1 was not/);
        assert.match(text, /\nweb-server-01 · us-west: waits/);
      },
    );
  });

  it("tries the port that a server has of its own", async () => {
    const row = scene.rowOf("1");
    assert.ok(row.kind === "server");
    await scene.memory.update(`ssh/${row.accountKey}/1`, { port: 2222 });
    const tried: number[] = [];
    scene.isOpen = (_host, port) => {
      tried.push(port);
      return false;
    };
    scene.messages.nextAnswers.push("Reboot");
    await scene.run("vps.server.rollingReboot", row, [row]);
    assert.deepEqual(tried, [2222]);
  });

  it("offers to go location by location", async () => {
    const ended = scene.run("vps.server.rollingReboot", rows()[0], rows());
    await scene.quick.asked("In which order should 3 servers reboot?");
    await scene.quick.choose("Location by location");
    await ended;
    assert.equal(scene.lastSaid.message, "Reboot 3 servers, location by location?");
    assert.deepEqual(scene.changes, []);
  });

  it("of an earlier window is asked about, and goes on only if the user wants it", async () => {
    const run = {
      order: "server",
      servers: [{ ...kept("1"), step: "done" }, kept("2")],
    };
    await scene.memory.update("rollingReboot", run);
    await scene.run("vps.rollingReboot.resume");
    assert.equal(
      scene.lastSaid.message,
      "A rolling reboot was interrupted. Rolling reboot: 1 of 2 done.",
    );
    assert.deepEqual(scene.lastSaid.buttons, ["Resume", "Show List", "Discard"]);
    assert.deepEqual(scene.changes, []);
    scene.messages.answer = "Discard";
    await scene.run("vps.rollingReboot.resume");
    assert.equal(scene.memory.get("rollingReboot"), undefined);
  });

  it("that nothing has interrupted is not resumed", async () => {
    await scene.run("vps.rollingReboot.resume");
    assert.equal(scene.lastSaid.message, "No rolling reboot was interrupted.");
  });

  function kept(serverId: string) {
    const row = scene.rowOf(serverId);
    assert.ok(row.kind === "server");
    const { accountKey, server } = row;
    return { accountKey, serverId, name: server.name, location: server.location, step: "waiting" };
  }
});
