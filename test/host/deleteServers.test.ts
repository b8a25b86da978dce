import assert from "node:assert/strict";
import { Deferred } from "../fakes/deferred";
import type { Fault } from "../simulator/faults";
import { eventually } from "../vscode/workbench/eventually";
import { CommandScene } from "./commandScene";

const name = "web-server-01";
const forGood = `Permanently Delete ${name}`;

describe("A deletion", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
    scene.messages.nextAnswers.push("Delete…");
  });

  afterEach(() => scene.close());

  const fail = (fault: Fault, path = "servers/12345/") => {
    scene.simulator.faults.add({ match: { method: "DELETE", path }, fault });
  };
  const names = () => scene.rows.map((row) => row.split("  ")[0]);

  async function openLastHurdle(): Promise<{ readonly ended: Promise<void> }> {
    const ended = scene.run("vps.server.delete", "12345");
    await scene.quick.asked(forGood);
    return { ended };
  }

  /** Passes both hurdles, and gives the last message. */
  async function deleteIt() {
    const { ended } = await openLastHurdle();
    await scene.quick.answer(name);
    await ended;
    return scene.lastSaid;
  }

  it("says what is lost before it asks for the name", async () => {
    await deleteIt();
    const [question, said] = scene.messages.shown;
    assert.equal(question?.message, `Delete ${name}?`);
    assert.equal(question.modal, true);
    assert.match(question.detail ?? "", /203\.0\.113\.10.*us-west[^]*can't be undone/);
    assert.equal(said?.message, `${name} was deleted.`);
    assert.deepEqual(names(), ["db-server-01"]);
  });

  it("finds no fault with a name that is still being typed", async () => {
    const { ended } = await openLastHurdle();
    await scene.quick.type("web-ser");
    assert.equal(scene.quick.complaint, "");
    await scene.quick.type("web-srv");
    assert.equal(scene.quick.complaint, `This doesn't match ${name}. Nothing was deleted.`);
    scene.quick.escape();
    await ended;
    assert.deepEqual(scene.changes, []);
  });

  it("shows the row as deleting until the API has answered", async () => {
    const held = new Deferred<undefined>();
    fail({ kind: "hold", until: held.promise });
    const done = deleteIt();
    await eventually(
      () => scene.rows.filter((row) => /^web-server-01 {2}Deleting/.test(row)).length,
      1,
    );
    held.resolve(undefined);
    await done;
    assert.deepEqual(names(), ["db-server-01"]);
  });

  it("of a server that is gone already is calm", async () => {
    scene.simulator.removeServer(12345);
    const { severity, message } = await deleteIt();
    assert.deepEqual([severity, message], ["information", `${name} was already gone.`]);
    assert.deepEqual(names(), ["db-server-01"]);
  });

  it("that is refused leaves the row as it was, and says why", async () => {
    fail({ kind: "status", status: 403, body: { detail: "You do not have permission." } });
    const { message } = await deleteIt();
    assert.match(message, /^web-server-01 was not deleted\. .*permission/);
    assert.ok(scene.rows.some((row) => row.startsWith(`${name}  Active`)));
    assert.deepEqual(scene.changes, ["DELETE servers/12345/"]);
  });

  it("without an answer is looked up: deleted where the server is gone", async () => {
    fail({ kind: "reset", when: "afterActing" });
    assert.equal((await deleteIt()).message, `${name} was deleted.`);
    assert.deepEqual(scene.changes, ["DELETE servers/12345/"]);
  });

  it("without an answer is not known where the server is still there", async () => {
    fail({ kind: "reset", when: "beforeActing" });
    const { message, buttons } = await deleteIt();
    assert.ok(message.startsWith(`It's unclear whether ${name} was deleted.`), message);
    assert.ok(buttons.includes("Refresh") && !buttons.includes("Retry"), buttons.join());
    assert.deepEqual(scene.changes, ["DELETE servers/12345/"]);
  });

  it("of several needs their number, and names those that failed", async () => {
    const body = { detail: "A backup is running." };
    fail({ kind: "status", status: 409, body }, "servers/12346/");
    const rows = [scene.rowOf("12345"), scene.rowOf("12346")];
    const ended = scene.run("vps.server.delete", rows[0], rows);
    await scene.quick.asked("Permanently Delete 2 Servers");
    for (const wrong of ["", "1", name, "3", "22"]) {
      await scene.quick.answer(wrong);
      assert.equal(scene.quick.complaint, "This doesn't match 2. Nothing was deleted.");
    }
    assert.deepEqual(scene.changes, []);
    await scene.quick.answer("2");
    await ended;
    const [question, said] = scene.messages.shown;
    assert.equal(question?.message, "Delete 2 servers?");
    assert.match(question.detail ?? "", /web-server-01 · [^]*db-server-01 · /);
    assert.equal(said?.severity, "warning");
    assert.equal(said.message, "Delete: 1 of 2 deleted, 1 failed.");
    assert.deepEqual(said.buttons, ["Show Results", "Retry Failed", "Refresh"]);
    assert.deepEqual(scene.changes.toSorted(), ["DELETE servers/12345/", "DELETE servers/12346/"]);
    assert.deepEqual(names(), ["db-server-01"]);
  });
});
