import assert from "node:assert/strict";
import { defaultAccount } from "../simulator/accountRecords";
import { CommandScene } from "./commandScene";
import { setSetting, unsetSettings } from "./userSettings";

describe("While nobody is signed in", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
    await setSetting("apiUrl", scene.simulator.apiUrl);
    const ended = scene.run("vps.signOut");
    await scene.quick.choose(defaultAccount.email);
    await ended;
    await scene.followed();
    scene.messages.clear();
  });

  afterEach(async () => {
    await scene.close();
    await unsetSettings();
  });

  for (const id of ["vps.servers.refresh", "vps.servers.filter", "vps.server.create"] as const) {
    it(`${id} says so and offers to sign in`, async () => {
      await scene.run(id);
      assert.deepEqual(scene.said, ["You are not signed in to VPS.org."]);
      assert.deepEqual(scene.lastSaid.buttons, ["Sign In…"]);
      assert.equal(scene.quick.isOpen, false);
    });
  }

  it("for want of a usable address, a command says what is wrong with that", async () => {
    await setSetting("apiUrl", "ftp://admin.vps.org/");
    await scene.run("vps.servers.refresh");
    assert.deepEqual(scene.said, [
      "The setting vps.apiUrl must start with https://. Nothing was sent.",
    ]);
    assert.deepEqual(scene.lastSaid.buttons, ["Open Settings"]);
  });
});

describe("A filter", () => {
  let scene: CommandScene;

  beforeEach(async () => {
    scene = await CommandScene.open();
  });

  afterEach(() => scene.close());

  async function begin(text: string): Promise<{ readonly ended: Promise<void> }> {
    const ended = scene.run("vps.servers.filter");
    await scene.quick.asked("Filter Servers");
    await scene.quick.type(text);
    assert.equal(scene.view.filter, text);
    return { ended };
  }

  it("is taken back by Escape", async () => {
    const { ended } = await begin("db");
    scene.quick.escape();
    await ended;
    assert.equal(scene.view.filter, "");
  });

  it("stays when a row is pressed, so that no row moves under the pointer", async () => {
    const { ended } = await begin("db");
    scene.view.select(scene.rowOf("12346"));
    await ended;
    assert.equal(scene.view.filter, "db");
    assert.equal(scene.quick.isOpen, false);
  });

  it("stays when another command asks something in the place of its box", async () => {
    const { ended } = await begin("db");
    const renamed = scene.run("vps.server.rename", scene.rowOf("12346"));
    await scene.quick.asked("Rename db-server-01");
    await ended;
    assert.deepEqual([scene.view.filter, scene.view.isTyping], ["db", false]);
    scene.quick.escape();
    await renamed;
  });

  it("goes from its open box too when it is cleared", async () => {
    const { ended } = await begin("db");
    await scene.run("vps.servers.clearFilter");
    assert.deepEqual([scene.view.filter, scene.quick.value], ["", ""]);
    scene.quick.escape();
    await ended;
    assert.equal(scene.view.filter, "");
  });

  it("is asked for in one box, however often it is called", async () => {
    const { ended } = await begin("db");
    await scene.run("vps.servers.filter");
    assert.deepEqual([scene.view.isTyping, scene.quick.value], [true, "db"]);
    scene.quick.escape();
    await ended;
  });

  it("goes on when a selected row does not match", async () => {
    const [web, db] = [scene.rowOf("12345"), scene.rowOf("12346")];
    scene.view.select(web, db);
    const { ended } = await begin("db");
    scene.view.select(db);
    assert.equal(scene.quick.isOpen, true);
    await scene.quick.accept();
    await ended;
    assert.equal(scene.view.filter, "db");
  });
});
