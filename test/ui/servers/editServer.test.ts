import assert from "node:assert/strict";
import patchBody from "../../fixtures/api/patchBody.json";
import putBody from "../../fixtures/api/putBody.json";
import { eventually, eventuallyHolds } from "../../vscode/workbench/eventually";
import { CreateScene } from "../createScene";

const edit = "Edit web-server-01";
const chooseField = "Select a setting to change, then save";

describe("A change of a server", () => {
  let scene: CreateScene;

  beforeEach(async () => {
    scene = await CreateScene.begin();
  });

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
    await scene.deliberately();
    await quick().pick("Save");
    await row(putBody.name).locator.waitFor();
    assert.deepEqual(scene.bodies("PUT"), [putBody]);
    assert.deepEqual(scene.sent("PATCH"), []);
    await eventually(() => truth()?.backupsEnabled, true);
  });

  it("disables backups only when the person has confirmed it", async () => {
    const { dialog } = scene.workbench;
    scene.simulator.setServer(12345, { backupsEnabled: true });
    await scene.start("vps.server.disableBackups", "12345");
    await dialog.opened();
    assert.equal(await dialog.message(), "Disable automatic backups for web-server-01?");
    await dialog.click("Cancel");
    assert.deepEqual(scene.sent("PATCH"), []);
    await scene.start("vps.server.disableBackups");
    await scene.question("Select a server to disable backups for");
    await quick().pick("web-server-01");
    await dialog.click("Disable Backups");
    await scene.workbench.notifications.find("Automatic backups for web-server-01 are off.");
    assert.deepEqual(scene.bodies("PATCH"), [{ backups_enabled: false }]);
  });

  it("can be begun without a row", async () => {
    await scene.start("vps.server.rename");
    await scene.question("Select a server to rename");
    await quick().pick("db-server-01");
    await quick().opened("Rename db-server-01");
    await quick().type("db-server-02");
    await quick().accept();
    await row("db-server-02").locator.waitFor();
    assert.equal(scene.sent("PATCH")[0]?.path, "/api/v1/servers/12346/");
  });
});
