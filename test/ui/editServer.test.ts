import assert from "node:assert/strict";
import patchBody from "../fixtures/api/patchBody.json";
import putBody from "../fixtures/api/putBody.json";
import { Deferred } from "../fakes/deferred";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { documentServers } from "../simulator/documentServers";
import { CreateScene } from "./createScene";

const nameFault = "Use only letters (a–z), digits and hyphens.";
const edit = "Edit web-server-01";
const chooseField = "Select a setting to change, then save";

describe("A change of a server", () => {
  let scene: CreateScene;

  before(async () => {
    scene = await CreateScene.open();
  });

  beforeEach(async () => {
    // A change is shown until a list has confirmed it.
    await scene.refreshed();
    for (const server of documentServers) {
      if (!scene.simulator.servers.some(({ id }) => id === server.id)) {
        scene.simulator.addServer(server);
      }
      const { name, hostname, backupsEnabled } = server;
      scene.simulator.setServer(server.id, { name, hostname, backupsEnabled });
    }
    await scene.reset();
    await scene.tree().row("web-server-01").locator.waitFor();
    await scene.tree().row("web-server-01").select();
  });

  after(() => scene.close());

  const quick = () => scene.quick();
  const row = (name = "web-server-01") => scene.tree().row(name);
  const truth = () => scene.simulator.servers[0];

  async function openRename(): Promise<void> {
    await row().clickContextMenu("Rename…");
    await quick().opened("Rename web-server-01");
  }

  async function openEdit(): Promise<void> {
    await row().clickContextMenu("Edit Settings…");
    await quick().opened(edit);
    await scene.question(chooseField);
  }

  /** Opens one field, answers it, and waits for the form. */
  async function change(field: string, value: string): Promise<void> {
    await quick().pick(field);
    await eventuallyHolds(
      () => quick().placeholder(),
      (placeholder) => {
        assert.notEqual(placeholder, chooseField);
      },
    );
    await quick().type(value);
    await quick().accept();
    await scene.question(chooseField);
  }

  it("of the name is the document's PATCH", async () => {
    await openRename();
    assert.equal(await quick().value(), "web-server-01");
    await quick().type(patchBody.name);
    await quick().accept();
    await row(patchBody.name).locator.waitFor();
    assert.deepEqual(scene.bodies("PATCH"), [patchBody]);
    await eventually(() => truth()?.name, patchBody.name);
  });

  it("of the name is checked while it is typed", async () => {
    await openRename();
    await quick().type("web server");
    await eventually(() => quick().validationMessage(), nameFault);
    await quick().accept();
    assert.ok(await quick().isOpen());
    await quick().type("db-server-01");
    await eventually(
      () => quick().validationMessage(),
      "You already have a server with this name.",
    );
    await quick().escape();
    assert.deepEqual(scene.sent("PATCH"), []);
  });

  it("to the same name sends nothing", async () => {
    await openRename();
    await quick().accept();
    await quick().closed();
    assert.deepEqual(scene.sent("PATCH"), []);
  });

  it("shows at once, and goes back with the reason when it is refused", async () => {
    const held = new Deferred<undefined>();
    scene.simulator.faults.add({
      match: { method: "PATCH" },
      fault: { kind: "hold", until: held.promise },
    });
    await openRename();
    scene.simulator.setAccount("vps_test_token_0123456789", { permissions: ["servers:read"] });
    await quick().type("web-server-09");
    await quick().accept();
    await row("web-server-09").locator.waitFor();
    held.resolve(undefined);
    await row().locator.waitFor();
    const said = await scene.workbench.notifications.find("web-server-01 was not changed.");
    assert.match(said.message, /permission/);
    scene.simulator.setAccount("vps_test_token_0123456789", {
      permissions: ["servers:read", "servers:write", "plans:read"],
    });
    assert.equal(truth()?.name, "web-server-01");
  });

  it("says the API's own message about a field", async () => {
    scene.simulator.faults.add({
      match: { method: "PATCH" },
      fault: { kind: "status", status: 400, body: { name: ["Taken by somebody else."] } },
    });
    await openRename();
    await quick().type("web-server-09");
    await quick().accept();
    const said = await scene.workbench.notifications.find("web-server-01 was not changed.");
    assert.match(said.message, /name: Taken by somebody else\./);
    await row().locator.waitFor();
  });

  it("whose answer got lost is found out, without another request", async () => {
    scene.simulator.faults.add({
      match: { method: "PATCH" },
      fault: { kind: "reset", when: "afterActing" },
    });
    await openRename();
    await quick().type("web-server-09");
    await quick().accept();
    await row("web-server-09").locator.waitFor();
    assert.equal(scene.sent("PATCH").length, 1);
    assert.deepEqual(
      (await scene.workbench.notifications.messages()).filter((text) => text.includes("not")),
      [],
    );
  });

  it("of all settings together is the document's PUT", async () => {
    scene.simulator.setServer(12345, { backupsEnabled: false });
    await openEdit();
    assert.deepEqual(
      (await quick().items()).map(({ label, description }) => `${label} ${description}`),
      ["Name web-server-01", "Hostname web01.example.com", "Automatic backups off"],
    );
    await change("Name", putBody.name);
    await change("Hostname", putBody.hostname);
    await change("Automatic backups", "On");
    await quick().pick("Save");
    await row(putBody.name).locator.waitFor();
    assert.deepEqual(scene.bodies("PUT"), [putBody]);
    assert.deepEqual(scene.sent("PATCH"), []);
    await eventually(() => truth()?.backupsEnabled, true);
  });

  it("of one setting sends that alone, and only on Save", async () => {
    await openEdit();
    await change("Hostname", "new.example.com");
    assert.deepEqual(scene.sent("PATCH"), []);
    await quick().pick("Save");
    await eventually(() => scene.bodies("PATCH"), [{ hostname: "new.example.com" }]);
    await eventually(() => truth()?.hostname, "new.example.com");
  });

  it("taken back is none", async () => {
    await openEdit();
    await change("Name", "other");
    assert.ok((await quick().itemLabels()).includes("Save"));
    await change("Name", "web-server-01");
    assert.ok(!(await quick().itemLabels()).includes("Save"));
    await quick().escape();
    assert.deepEqual([...scene.sent("PATCH"), ...scene.sent("PUT")], []);
  });

  it("of a server that is gone is refused calmly", async () => {
    scene.simulator.removeServer(12345);
    await row().clickContextMenu("Edit Settings…");
    await scene.workbench.notifications.find(/no longer exists|not in the list/);
    await row().locator.waitFor({ state: "hidden" });
    assert.ok(!(await quick().isOpen()));
  });

  it("disables backups only when the person has confirmed it", async () => {
    const { dialog } = scene.workbench;
    scene.simulator.setServer(12345, { backupsEnabled: true });
    await row().clickContextMenu("Disable Backups");
    await dialog.opened();
    assert.equal(await dialog.message(), "Disable automatic backups for web-server-01?");
    await dialog.click("Cancel");
    assert.deepEqual(scene.sent("PATCH"), []);
    await scene.workbench.runCommand("VPS.org: Disable Backups");
    await scene.question("Select a server to disable backups for");
    await quick().pick("web-server-01");
    await dialog.click("Disable Backups");
    await scene.workbench.notifications.find("Automatic backups for web-server-01 are off.");
    assert.deepEqual(scene.bodies("PATCH"), [{ backups_enabled: false }]);
  });

  it("enables backups without a question, and says where they are already on", async () => {
    scene.simulator.setServer(12345, { backupsEnabled: false });
    await row().clickContextMenu("Enable Backups");
    await scene.workbench.notifications.find("Automatic backups for web-server-01 are on.");
    assert.deepEqual(scene.bodies("PATCH"), [{ backups_enabled: true }]);
    await scene.workbench.runCommand("VPS.org: Enable Backups");
    await scene.question("Select a server to enable backups for");
    await quick().pick("web-server-01");
    await scene.workbench.notifications.find("web-server-01 are already on.");
    assert.equal(scene.sent("PATCH").length, 1);
  });

  it("can be begun from the palette", async () => {
    await scene.workbench.runCommand("VPS.org: Rename…");
    await scene.question("Select a server to rename");
    await quick().pick("db-server-01");
    await quick().opened("Rename db-server-01");
    await quick().type("db-server-02");
    await quick().accept();
    await row("db-server-02").locator.waitFor();
    assert.equal(scene.sent("PATCH")[0]?.path, "/api/v1/servers/12346/");
  });
});
