import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { Deferred } from "../fakes/deferred";
import { defaultAccount } from "../simulator/accountRecords";
import type { Fault } from "../simulator/faults";
import { eventually } from "../vscode/workbench/eventually";
import { CommandScene } from "./commandScene";

const deliberateMs = 550;
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

  /** An Enter that comes sooner after the field is taken for a slip. */
  async function save(): Promise<void> {
    await wait(deliberateMs);
    await scene.quick.choose("Save");
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

  it("that the API refuses is asked for again, with its message and what was typed", async () => {
    fail({ kind: "status", status: 400, body: { name: ["Taken by somebody else."] } });
    const ended = rename("web-server-09");
    await eventually(() => scene.quick.complaint, "VPS.org says: Taken by somebody else.");
    assert.equal(scene.quick.value, "web-server-09");
    assert.deepEqual(names(), ["db-server-01", "web-server-01"]);
    await scene.quick.answer("web-server-10");
    await ended;
    assert.deepEqual(names(), ["db-server-01", "web-server-10"]);
    assert.deepEqual(scene.said, []);
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
    await save();
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

  it("keeps what was typed when Escape leads from a field back to the form", async () => {
    const { ended } = await openEdit();
    await change("Name", "other");
    await scene.quick.choose("Hostname");
    await eventually(() => scene.quick.labels, []);
    await scene.quick.type("half.exam");
    scene.quick.escape();
    await scene.quick.asked(chooseField);
    assert.equal(scene.quick.detailOf("Name"), "Not saved yet (was: web-server-01)");
    await scene.quick.choose("Hostname");
    await eventually(() => scene.quick.value, "half.exam");
    await scene.quick.back();
    await scene.quick.asked(chooseField);
    scene.messages.answer = "Don't Save";
    scene.quick.escape();
    await ended;
    assert.deepEqual(scene.changes, []);
  });

  it("that is not saved is lost only after a question", async () => {
    const { ended } = await openEdit();
    await change("Name", "other");
    scene.quick.escape();
    await scene.quick.asked(chooseField);
    assert.equal(scene.lastSaid.message, "Save the changes to web-server-01?");
    assert.deepEqual(scene.lastSaid.buttons, ["Save", "Don't Save"]);
    scene.messages.answer = "Save";
    scene.quick.escape();
    await ended;
    assert.deepEqual(scene.bodies("PATCH"), [{ name: "other" }]);
  });

  it("that the API refuses opens the form again, with its message at the field", async () => {
    fail({ kind: "status", status: 400, body: { hostname: ["$(bug) taken."], extra: ["Odd."] } });
    const { ended } = await openEdit();
    await change("Hostname", "new.example.com");
    await save();
    // The icon is ours; one of the API's stays text.
    await eventually(
      () => scene.quick.detailOf("Hostname"),
      "$(error) VPS.org says: $\u200b(bug) taken.",
    );
    assert.equal(scene.quick.activeLabel, "Hostname");
    await scene.quick.accept();
    await eventually(() => scene.quick.value, "new.example.com");
    assert.equal(scene.quick.complaint, "VPS.org says: $(bug) taken.");
    await scene.quick.answer("newer.example.com");
    await scene.quick.asked(chooseField);
    await save();
    await ended;
    assert.equal(scene.simulator.servers[0]?.hostname, "newer.example.com");
    assert.deepEqual(scene.said, []);
  });

  it("takes the hostname away where the box is empty", async () => {
    const { ended } = await openEdit();
    await change("Hostname", "");
    assert.equal(scene.quick.items.find(({ label }) => label === "Hostname")?.description, "none");
    await save();
    await ended;
    assert.deepEqual(scene.bodies("PATCH"), [{ hostname: "" }]);
    assert.deepEqual(scene.said, []);
  });

  it("of a server that is gone is refused calmly, and its row goes", async () => {
    scene.simulator.removeServer(12345);
    await scene.run("vps.server.edit", "12345");
    assert.deepEqual(scene.said, ["web-server-01 no longer exists."]);
    assert.equal(scene.lastSaid.severity, "information");
    assert.deepEqual(names(), ["db-server-01"]);
    assert.equal(scene.quick.isOpen, false);
  });

  it("enables backups after a question, since they may cost, and says where they are on", async () => {
    scene.simulator.setServer(12345, { backupsEnabled: false });
    await scene.run("vps.server.enableBackups", "12345");
    assert.deepEqual(scene.changes, []);
    scene.messages.answer = "Enable Backups";
    await scene.run("vps.server.enableBackups", "12345");
    const ended = scene.run("vps.server.enableBackups");
    await scene.quick.asked("Select a server to enable backups for");
    assert.equal(scene.quick.title, "Enable Backups");
    await scene.quick.choose("web-server-01");
    await ended;
    const question = "Enable automatic backups for web-server-01?";
    assert.equal(
      scene.messages.shown[0]?.detail,
      "web-server-01 · 203.0.113.10 · us-west\n\nVPS.org may charge extra for backups. Check the price in the dashboard first.",
    );
    assert.deepEqual(scene.said, [
      question,
      question,
      "Automatic backups for web-server-01 are on.",
      "Automatic backups for web-server-01 are already on.",
    ]);
    assert.deepEqual(scene.bodies("PATCH"), [{ backups_enabled: true }]);
  });

  it("of backups shows what is set at present, and changes nothing if that stays", async () => {
    scene.simulator.setServer(12345, { backupsEnabled: true });
    scene.messages.answer = "Disable Backups";
    for (const [choice, changes] of [
      ["On", []],
      ["Off", ["PATCH servers/12345/"]],
    ] as const) {
      const ended = scene.run("vps.server.backups", scene.rowOf("12345"));
      await scene.quick.asked("Backups of web-server-01");
      assert.equal(scene.quick.activeLabel, "On");
      assert.deepEqual(
        scene.quick.items.map(({ description }) => description),
        ["may cost extra · current", undefined],
      );
      await scene.quick.choose(choice);
      await ended;
      assert.deepEqual(scene.changes, changes);
    }
  });
});
