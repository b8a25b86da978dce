import assert from "node:assert/strict";
import { documentServers } from "../simulator/documentServers";
import { CommandScene, type CommandId } from "./commandScene";

const questions: readonly (readonly [CommandId, string])[] = [
  ["vps.server.stop", "Stop web?"],
  ["vps.server.reboot", "Reboot web?"],
  ["vps.server.delete", "Delete web?"],
];

describe("Two servers of one name", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    const servers = documentServers.map((one) => ({ ...one, name: "web" }));
    scene = await CommandScene.open({ servers });
  });

  afterEach(async () => {
    await scene.close();
  });

  for (const [command, title] of [
    ["vps.server.edit", "Edit web · 203.0.113.11"],
    ["vps.server.rename", "Rename web · 203.0.113.11"],
    ["vps.server.backups", "Backups of web · 203.0.113.11"],
    ["vps.server.sshOptions", "SSH Options for web · 203.0.113.11"],
    ["vps.server.editNote", "Note about web · 203.0.113.11"],
    ["vps.server.setColor", "Color of web · 203.0.113.11"],
  ] as const) {
    it(`are told apart by the address where one is changed: ${title}`, async () => {
      const ended = scene.run(command, scene.rowOf("12346"));
      await scene.quick.asked(title);
      scene.quick.escape();
      await ended;
      assert.deepEqual(scene.changes, []);
    });
  }

  it("are told apart by state and address where those to reboot one after the other are picked", async () => {
    const ended = scene.run("vps.server.rollingReboot");
    await scene.quick.asked("Select the servers to reboot");
    assert.deepEqual(
      scene.quick.items.map(({ label, description, detail }) => [label, description, detail]),
      [
        ["web", "Active · 203.0.113.10", "us-west"],
        ["web", "Active · 203.0.113.11", "us-east"],
      ],
    );
    scene.quick.escape();
    await ended;
  });

  it("are told apart by the address where the name of one is typed to delete it", async () => {
    scene.messages.nextAnswers.push("Delete…");
    const ended = scene.run("vps.server.delete", scene.rowOf("12346"));
    await scene.quick.asked("Permanently Delete web · 203.0.113.11");
    scene.quick.escape();
    await ended;
    assert.deepEqual(scene.changes, []);
  });

  it("are told apart by the address where something about one of them is said", async () => {
    scene.simulator.faults.add({
      match: { path: "servers/12346/stop/" },
      fault: { kind: "status", status: 403, body: { detail: "Read only." } },
    });
    scene.messages.nextAnswers.push("Stop");
    await scene.run("vps.server.stop", scene.rowOf("12346"));
    assert.match(scene.lastSaid.message, /^web · 203\.0\.113\.11 /);
    await scene.run("vps.server.protect", scene.rowOf("12346"));
    await scene.run("vps.server.stop", scene.rowOf("12346"));
    assert.match(scene.lastSaid.message, /^web · 203\.0\.113\.11 is protected in VS Code/);
  });

  it("are told apart by the address in the list of a rolling reboot", async () => {
    scene.isOpen = () => false;
    const rows = ["12345", "12346"].map((id) => scene.rowOf(id));
    scene.messages.nextAnswers.push("Reboot");
    await scene.run("vps.server.rollingReboot", rows[0], rows);
    assert.match(scene.lastSaid.message, /done\. web · 203\.0\.113\.10 was not rebooted:/);
  });

  it("are told apart by the address in the menu of the status bar", async () => {
    const row = scene.rowOf("12346");
    assert.ok(row.kind === "server");
    await scene.link.change({ accountKey: row.accountKey, serverId: "12346", name: "web" });
    const ended = scene.run("vps.workspace.showServer");
    await scene.quick.asked("web · 203.0.113.11");
    scene.quick.escape();
    await ended;
  });

  for (const [command, question] of questions) {
    it(`are asked about one by one, also while the first question is open: ${question}`, async () => {
      const both = ["12345", "12346"].map((id) => scene.run(command, scene.rowOf(id)));
      await Promise.all(both);
      assert.deepEqual(scene.said, [question, question]);
      const lines = scene.messages.shown.map(({ detail = "" }) => detail.split("\n")[0]);
      assert.deepEqual(lines, ["web · 203.0.113.10 · us-west", "web · 203.0.113.11 · us-east"]);
    });

    it(`get the first question only once for the same server, held: ${question}`, async () => {
      await Promise.all(["12345", "12345"].map((id) => scene.run(command, scene.rowOf(id))));
      assert.deepEqual(scene.said, [question]);
    });
  }
});
