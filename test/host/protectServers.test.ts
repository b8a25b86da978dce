import assert from "node:assert/strict";
import { documentServers } from "../simulator/documentServers";
import { CommandScene, type CommandId } from "./commandScene";
import { setSetting, unsetSettings } from "./userSettings";

const [web, db] = documentServers;
assert.ok(web && db);
const servers = [web, { ...db, id: 1, name: "app-1" }, { ...db, id: 2, name: "app-2" }];

describe("A protected server", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open({ servers });
    await setSetting("confirmPowerActions", true);
    await scene.run("vps.server.protect", "1");
  });

  afterEach(async () => {
    await scene.close();
    await unsetSettings();
  });

  const rows = (...ids: readonly string[]) => ids.map((id) => scene.rowOf(id));

  it("says so in its row", () => {
    assert.deepEqual(
      scene.rows.filter((row) => row.includes("Protected")).map((row) => row.split("  ")[0]),
      ["app-1"],
    );
  });

  for (const id of ["vps.server.stop", "vps.server.reboot", "vps.server.delete"] as const) {
    it(`refuses ${id} without a question, and offers to take the mark off`, async () => {
      await scene.run(id, "1");
      await scene.run(id, scene.rowOf("1"));
      assert.deepEqual(
        scene.said,
        Array.from(
          { length: 2 },
          () => "app-1 is protected in VS Code, so nothing was done. Remove its protection first.",
        ),
      );
      assert.deepEqual(scene.lastSaid.buttons, ["Remove Protection"]);
      assert.deepEqual(scene.changes, []);
    });
  }

  it("is only freed by Remove Protection: what it was asked for is not done then", async () => {
    scene.messages.answer = "Remove Protection";
    await scene.run("vps.server.stop", "1");
    scene.messages.answer = "Stop";
    assert.deepEqual(scene.changes, []);
    await scene.run("vps.server.stop", "1");
    assert.deepEqual(scene.changes, ["POST servers/1/stop/"]);
  });

  it("is left out of a selection, which the question and the page say", async () => {
    scene.messages.nextAnswers.push("Stop");
    const selected = rows("1", "2", "12345");
    await scene.run("vps.server.stop", selected[0], selected);
    const [question, said] = scene.messages.shown;
    assert.equal(question?.message, "Stop 2 of 3 servers?");
    assert.match(question.detail ?? "", /Protected in VS Code and left out: app-1\./);
    assert.equal(said?.message, "Stop: 2 of 3 stopping, 1 skipped.");
    assert.deepEqual(scene.changes.toSorted(), [
      "POST servers/12345/stop/",
      "POST servers/2/stop/",
    ]);
  });

  it("is left out of a deletion of many, and its row stays", async () => {
    scene.messages.nextAnswers.push("Delete…");
    const selected = rows("1", "2", "12345");
    const ended = scene.run("vps.server.delete", selected[0], selected);
    await scene.quick.asked("Permanently Delete 2 Servers");
    await scene.quick.answer("2");
    await ended;
    assert.equal(scene.lastSaid.message, "Delete: 2 of 3 deleted, 1 skipped.");
    assert.deepEqual(
      scene.rows.map((row) => row.split("  ")[0]),
      ["app-1"],
    );
  });

  it("is not offered where the palette asks for a server", async () => {
    const asks: readonly CommandId[] = ["vps.server.stop", "vps.server.reboot"];
    for (const id of asks) {
      const ended = scene.run(id);
      await scene.quick.offered("app-2");
      assert.deepEqual(scene.quick.labels, ["app-2", "web-server-01"]);
      scene.quick.escape();
      await ended;
    }
  });

  it("of a selection of protected servers alone is counted", async () => {
    await scene.run("vps.server.protect", scene.rowOf("2"), rows("2", "12345"));
    const selected = rows("1", "2", "12345");
    await scene.run("vps.server.stop", selected[0], selected);
    assert.match(scene.lastSaid.message, /^These 3 servers are protected in VS Code/);
    await scene.run("vps.server.unprotect", selected[0], selected);
    assert.ok(!scene.rows.some((row) => row.includes("Protected")));
  });
});
