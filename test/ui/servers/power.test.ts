import assert from "node:assert/strict";
import { documentServers } from "../../simulator/documentServers";
import { Scene } from "../scene";

const servers = documentServers.flatMap((server, index) => [
  server,
  { ...server, id: index + 1, name: `app-${index + 1}`, location: "us-west" },
]);

describe("Starting and stopping servers", () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.begin({ servers });
  });

  it("stops it after the verb, and says Stopping until the API says Stopped", async () => {
    const { dialog } = scene.workbench;
    await scene.tree().row("web-server-01").clickContextMenu("Stop");
    await dialog.opened();
    assert.equal(await dialog.message(), "Stop web-server-01?");
    await dialog.click("Stop");
    await scene.untilTreeHolds("web-server-01  Stopping");
    await scene.letEnd("stopping", "web-server-01");
    await scene.untilTreeHolds("web-server-01  Stopped");
    assert.deepEqual(scene.changes(), ["POST servers/12345/stop/"]);
    assert.deepEqual(await scene.workbench.notifications.messages(), []);
  });

  it("offers for several selected servers what can be done with any", async () => {
    const view = scene.tree();
    await view.row("app-1").select();
    await view.row("app-2").alsoSelect();
    await view.row("web-server-01").alsoSelect();
    const menu = await view.row("app-1").contextMenu();
    const rest = ["Rolling Reboot…", "Run Snippet…", "Copy", "More", "Protect", "Delete…"];
    assert.deepEqual(menu, ["Stop", "Reboot", ...rest]);
    scene.simulator.setServer(2, { status: "stopped" });
    await scene.execute("vps.servers.refresh");
    await scene.untilTreeHolds("app-2  Stopped");
    const mixed = await view.row("app-1").contextMenu();
    assert.deepEqual(mixed, ["Start", "Stop", "Reboot", ...rest]);
  });

  it("stops them after one question", async () => {
    const { dialog } = scene.workbench;
    await scene.tree().row("app-1").select();
    await scene.tree().row("app-2").alsoSelect();
    await scene.tree().row("web-server-01").alsoSelect();
    await scene.tree().row("app-1").clickContextMenu("Stop");
    await dialog.opened();
    assert.equal(await dialog.message(), "Stop 3 servers?");
    await dialog.click("Stop");
    await scene.untilTreeHolds("web-server-01  Stopping");
    const names = ["app-1", "app-2", "web-server-01"];
    await scene.letEnd("stopping", ...names);
    for (const name of names) {
      await scene.untilTreeHolds(`${name}  Stopped`);
    }
    assert.deepEqual(scene.changes().toSorted(), [
      "POST servers/1/stop/",
      "POST servers/12345/stop/",
      "POST servers/2/stop/",
    ]);
  });
});
