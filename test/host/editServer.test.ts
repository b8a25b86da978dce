import assert from "node:assert/strict";
import { Deferred } from "../fakes/deferred";
import { defaultAccount } from "../simulator/accountRecords";
import type { Fault } from "../simulator/faults";
import { eventually } from "../vscode/workbench/eventually";
import { CommandScene } from "./commandScene";

const chooseField = "Select a setting to change, then save";

describe("A change of a server", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(() => scene.close());

  const fail = (fault: Fault) => {
    scene.simulator.faults.add({ match: { method: "PATCH" }, fault });
  };
  const names = () => scene.rows.map((row) => row.split("  ")[0]);

  /** Opens Rename…, answers it, and gives the command's end. */
  async function rename(name: string): Promise<void> {
    const ended = scene.run("vps.server.rename", "12345");
    await scene.quick.asked("Rename web-server-01");
    await scene.quick.answer(name);
    await ended;
  }

  async function openEdit(): Promise<{ readonly ended: Promise<void> }> {
    const ended = scene.run("vps.server.edit", "12345");
    await scene.quick.asked(chooseField);
    return { ended };
  }

  async function change(field: string, value: string): Promise<void> {
    await scene.quick.choose(field);
    await eventually(() => scene.quick.labels, []);
    await scene.quick.answer(value);
    await scene.quick.asked(chooseField);
  }

  it("of the name is checked while it is typed", async () => {
    const ended = scene.run("vps.server.rename", "12345");
    await scene.quick.asked("Rename web-server-01");
    assert.equal(scene.quick.value, "web-server-01");
    await scene.quick.type("web server");
    const fault = "Use only letters (a–z), digits and hyphens.";
    assert.equal(scene.quick.complaint, fault);
    await scene.quick.accept();
    assert.ok(scene.quick.isOpen);
    await scene.quick.type("db-server-01");
    assert.equal(scene.quick.complaint, "You already have a server with this name.");
    scene.quick.escape();
    await ended;
    assert.deepEqual(scene.changes, []);
  });

  it("to the same name sends nothing", async () => {
    await rename("web-server-01");
    assert.deepEqual(scene.changes, []);
    assert.deepEqual(scene.said, []);
  });

  it("shows at once, and goes back with the reason when it is refused", async () => {
    const held = new Deferred<undefined>();
    fail({ kind: "hold", until: held.promise, computed: "atAnswer" });
    scene.simulator.setAccount(defaultAccount.token, { permissions: ["servers:read"] });
    const ended = rename("web-server-09");
    await eventually(names, ["db-server-01", "web-server-09"]);
    held.resolve(undefined);
    await ended;
    assert.deepEqual(names(), ["db-server-01", "web-server-01"]);
    assert.match(scene.lastSaid.message, /^web-server-01 was not changed\. .*permission/);
    assert.equal(scene.simulator.servers[0]?.name, "web-server-01");
  });

  it("says the API's own message about a field", async () => {
    fail({ kind: "status", status: 400, body: { name: ["Taken by somebody else."] } });
    await rename("web-server-09");
    assert.equal(
      scene.lastSaid.message,
      "web-server-01 was not changed. VPS.org did not accept the request. (name: Taken by somebody else.)",
    );
    assert.deepEqual(names(), ["db-server-01", "web-server-01"]);
  });

  it("whose answer got lost is found out, without another request and without a word", async () => {
    fail({ kind: "reset", when: "afterActing" });
    await rename("web-server-09");
    assert.deepEqual(names(), ["db-server-01", "web-server-09"]);
    assert.deepEqual(scene.changes, ["PATCH servers/12345/"]);
    assert.deepEqual(scene.said, []);
  });

  it("of one setting sends that alone, and only on Save", async () => {
    const { ended } = await openEdit();
    await change("Hostname", "new.example.com");
    assert.deepEqual(scene.changes, []);
    await scene.quick.choose("Save");
    await ended;
    assert.deepEqual(scene.bodies("PATCH"), [{ hostname: "new.example.com" }]);
    assert.equal(scene.simulator.servers[0]?.hostname, "new.example.com");
  });

  it("taken back is none", async () => {
    const { ended } = await openEdit();
    await change("Name", "other");
    assert.ok(scene.quick.labels.includes("Save"));
    assert.equal(scene.quick.detailOf("Name"), "Not saved yet (was: web-server-01)");
    await change("Name", "web-server-01");
    assert.ok(!scene.quick.labels.includes("Save"));
    scene.quick.escape();
    await ended;
    assert.deepEqual(scene.changes, []);
  });

  it("of a server that is gone is refused calmly, and its row goes", async () => {
    scene.simulator.removeServer(12345);
    await scene.run("vps.server.edit", "12345");
    assert.deepEqual(scene.said, ["web-server-01 no longer exists."]);
    assert.equal(scene.lastSaid.severity, "information");
    assert.deepEqual(names(), ["db-server-01"]);
    assert.equal(scene.quick.isOpen, false);
  });

  it("enables backups without a question, and says where they are already on", async () => {
    scene.simulator.setServer(12345, { backupsEnabled: false });
    await scene.run("vps.server.enableBackups", "12345");
    const ended = scene.run("vps.server.enableBackups");
    await scene.quick.asked("Select a server to enable backups for");
    await scene.quick.choose("web-server-01");
    await ended;
    assert.deepEqual(scene.said, [
      "Automatic backups for web-server-01 are on.",
      "Automatic backups for web-server-01 are already on.",
    ]);
    assert.deepEqual(scene.bodies("PATCH"), [{ backups_enabled: true }]);
  });
});
