import assert from "node:assert/strict";
import { Deferred } from "../fakes/deferred";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { documentServers } from "../simulator/documentServers";
import { CreateScene } from "./createScene";

const name = "web-server-01";
const forGood = `Permanently Delete ${name}`;

/** By then a panel has taken the focus back, if it is going to. */
const refocusedMs = 400;

/** Every way in which a person comes to the same two hurdles. */
const doors: readonly (readonly [string, (scene: CreateScene) => Promise<void>])[] = [
  ["the context menu", (scene) => scene.tree().row(name).clickContextMenu("Delete…")],
  [
    "the palette",
    async (scene) => {
      await scene.workbench.runCommand("VPS.org: Delete…");
      await scene.question("Select a server to delete. You will be asked to confirm.");
      await scene.quick().pick(name);
    },
  ],
  [
    "the panel",
    async (scene) => {
      await scene.tree().row(name).clickInlineAction("Show Details");
      await scene.workbench.webview().getByRole("button", { name: "Delete…" }).click();
    },
  ],
];

describe("A deletion", () => {
  let scene: CreateScene;

  before(async () => {
    scene = await CreateScene.open({}, { settings: { "vps.requestTimeout": 1 } });
  });

  beforeEach(async () => {
    for (const server of documentServers) {
      if (!scene.simulator.servers.some(({ id }) => id === server.id)) {
        scene.simulator.addServer(server);
      }
    }
    await scene.reset();
    await scene.tree().row(name).locator.waitFor();
    await scene.workbench.runCommand("View: Close All Editors");
    await eventually(() => scene.workbench.editorTitles(), []);
    scene.simulator.clearRequests();
  });

  after(() => scene.close());

  const quick = () => scene.quick();
  const dialog = () => scene.workbench.dialog;
  const deleted = () => scene.sent("DELETE").map(({ path }) => path.split("/").at(-2));

  async function openLastHurdle(): Promise<void> {
    await scene.tree().row(name).clickContextMenu("Delete…");
    await dialog().opened();
    await dialog().click("Delete…");
    await quick().opened(forGood);
  }

  async function typeName(typed = name): Promise<void> {
    await quick().type(typed);
    await quick().accept();
  }

  for (const [door, open] of doors) {
    it(`from ${door} needs the typed name`, async () => {
      await open(scene);
      await dialog().opened();
      assert.equal(await dialog().message(), `Delete ${name}?`);
      assert.match(await dialog().detail(), /203\.0\.113\.10.*us-west[^]*cannot be undone/);
      await dialog().click("Cancel");
      assert.deepEqual(deleted(), []);

      await open(scene);
      await dialog().opened();
      await dialog().click("Delete…");
      await quick().opened(forGood);
      for (const wrong of ["", "web", "WEB-SERVER-01", "db-server-01", "12345"]) {
        await typeName(wrong);
        await eventually(
          () => quick().validationMessage(),
          `This doesn't match ${name}. Nothing was deleted.`,
        );
      }
      await quick().escape();
      assert.deepEqual(deleted(), []);

      await open(scene);
      await dialog().opened();
      await dialog().click("Delete…");
      await quick().opened(forGood);
      // By whatever has the focus, which is to be the box, wherever the question came from.
      await scene.workbench.page.waitForTimeout(refocusedMs);
      await scene.workbench.page.keyboard.type(name);
      await scene.press("Enter");
      await scene.workbench.notifications.find(`${name} was deleted.`);
      assert.deepEqual(deleted(), ["12345"]);
      await scene.tree().row(name).locator.waitFor({ state: "hidden" });
    });
  }

  it("by keyboard alone needs the typed name too, however often Enter is pressed", async () => {
    await scene.press("F1");
    await quick().type(">VPS.org: Delete…");
    await scene.press("Enter");
    await scene.question("Select a server to delete. You will be asked to confirm.");
    await quick().type(name);
    await scene.press("Enter");
    await dialog().opened();
    await scene.press("Enter");
    await quick().opened(forGood);
    for (let press = 0; press < 5; press += 1) {
      await scene.press("Enter");
    }
    await eventually(
      () => quick().validationMessage(),
      `This doesn't match ${name}. Nothing was deleted.`,
    );
    assert.deepEqual(deleted(), []);
    await scene.workbench.page.keyboard.type(name);
    await scene.press("Enter");
    await scene.workbench.notifications.find(`${name} was deleted.`);
    assert.deepEqual(deleted(), ["12345"]);
  });

  it("is neither among a row's icons nor anywhere but last in its menu", async () => {
    const row = scene.tree().row(name);
    assert.ok(!(await row.inlineActions()).some((label) => label.startsWith("Delete")));
    assert.equal((await row.contextMenu()).at(-1), "Delete…");
  });

  it("finds no fault with a name that is still being typed", async () => {
    await openLastHurdle();
    await quick().type("web-ser");
    await eventually(() => quick().validationMessage(), "");
    await quick().type("web-srv");
    await eventuallyHolds(
      () => quick().validationMessage(),
      (message) => {
        assert.match(message, /Nothing was deleted/);
      },
    );
  });

  it("shows the row as deleting until the API has answered", async () => {
    const held = new Deferred<undefined>();
    await scene.tree().row("db-server-01").select();
    scene.simulator.faults.add({
      match: { method: "DELETE" },
      fault: { kind: "hold", until: held.promise },
    });
    await openLastHurdle();
    await typeName();
    await eventuallyHolds(
      () => scene.tree().row(name).description(),
      (description) => {
        assert.match(description, /deleting/i);
      },
    );
    held.resolve(undefined);
    await scene.tree().row(name).locator.waitFor({ state: "hidden" });
  });

  it("of a server that is gone already is calm", async () => {
    await openLastHurdle();
    scene.simulator.removeServer(12345);
    await typeName();
    const said = await scene.workbench.notifications.find(`${name} was already gone.`);
    assert.equal(said.severity, "info");
    await scene.tree().row(name).locator.waitFor({ state: "hidden" });
  });

  it("that is refused leaves the row as it was, and says why", async () => {
    scene.simulator.faults.add({
      match: { method: "DELETE" },
      fault: { kind: "status", status: 403 },
    });
    await openLastHurdle();
    await typeName();
    const said = await scene.workbench.notifications.find(`${name} was not deleted.`);
    assert.match(said.message, /permission/);
    await eventuallyHolds(
      () => scene.tree().row(name).description(),
      (description) => {
        assert.match(description, /^Active/);
      },
    );
    assert.equal(deleted().length, 1);
  });

  it("without an answer is looked up: deleted where the server is gone", async () => {
    scene.simulator.faults.add({ match: { method: "DELETE" }, fault: { kind: "noAnswer" } });
    await openLastHurdle();
    await typeName();
    await scene.workbench.notifications.find(`${name} was deleted.`);
    assert.equal(deleted().length, 1);
  });

  it("without an answer is not known where the server is still there", async () => {
    scene.simulator.faults.add({
      match: { method: "DELETE" },
      fault: { kind: "noAnswer", acts: false },
    });
    await openLastHurdle();
    await typeName();
    const said = await scene.workbench.notifications.find(
      `It's unclear whether ${name} was deleted.`,
    );
    assert.ok(said.buttons.includes("Refresh"));
    assert.ok(!said.buttons.includes("Retry"));
    assert.equal(deleted().length, 1);
  });

  it("of several needs their number, and names those that failed", async () => {
    await scene.tree().row(name).select();
    await scene.tree().row("db-server-01").alsoSelect();
    scene.simulator.faults.add({
      match: { method: "DELETE", path: "servers/12346/" },
      fault: { kind: "status", status: 409, body: { detail: "A backup is running." } },
    });
    await scene.tree().row(name).clickContextMenu("Delete…");
    await dialog().opened();
    assert.equal(await dialog().message(), "Delete 2 servers?");
    assert.match(
      await dialog().detail(),
      /web-server-01[^]*db-server-01|db-server-01[^]*web-server-01/,
    );
    await dialog().click("Delete…");
    await quick().opened("Permanently Delete 2 Servers");
    for (const wrong of ["", "1", name, "3", "22"]) {
      await typeName(wrong);
      await eventually(
        () => quick().validationMessage(),
        "This doesn't match 2. Nothing was deleted.",
      );
    }
    assert.deepEqual(deleted(), []);
    await typeName("2");
    const said = await scene.workbench.notifications.find("Deleted 1 of 2 servers.");
    assert.match(said.message, /db-server-01 was not deleted\..*A backup is running/);
    assert.equal(said.severity, "warning");
    assert.deepEqual(deleted().toSorted(), ["12345", "12346"]);
    await scene.tree().row(name).locator.waitFor({ state: "hidden" });
    await scene.tree().row("db-server-01").locator.waitFor();
  });
});
