import assert from "node:assert/strict";
import { documentServers } from "../simulator/documentServers";
import {
  changesSentTo,
  openServersWindow,
  untilTreeHolds,
  type ServersWindow,
} from "./serversWindow";

const servers = documentServers.flatMap((server, index) => [
  server,
  { ...server, id: index + 1, name: `app-${index + 1}`, location: "us-west" },
]);

describe("Starting and stopping servers", () => {
  let window: ServersWindow;

  before(async () => {
    window = await openServersWindow({ simulator: { servers } });
    await untilTreeHolds(window.view, "app-1  Active");
  });

  beforeEach(async () => {
    await window.workbench.clearNotifications();
    window.simulator.clearRequests();
    for (const { id } of servers) {
      window.simulator.setServer(id, { status: "active" });
    }
    await window.view.clickTitleAction("Refresh");
    await untilTreeHolds(window.view, "web-server-01  Active");
  });

  after(() => window.close());

  it("stops it after the verb, and says Stopping until the API says Stopped", async () => {
    const { dialog } = window.workbench;
    await window.view.row("web-server-01").clickContextMenu("Stop");
    await dialog.opened();
    assert.equal(await dialog.message(), "Stop web-server-01?");
    await dialog.click("Stop");
    await untilTreeHolds(window.view, "web-server-01  Stopping");
    await untilTreeHolds(window.view, "web-server-01  Stopped");
    assert.deepEqual(changesSentTo(window.simulator), ["POST servers/12345/stop/"]);
    assert.deepEqual(await window.workbench.notifications.messages(), []);
  });

  it("offers for several selected servers what can be done with all", async () => {
    const { view } = window;
    await view.row("app-1").select();
    await view.row("app-2").alsoSelect();
    await view.row("web-server-01").alsoSelect();
    const menu = await view.row("app-1").contextMenu();
    assert.deepEqual(menu, ["Stop", "Reboot", "Copy IP Address", "Delete…"]);
  });

  it("stops them after one question", async () => {
    const { dialog } = window.workbench;
    await window.view.row("app-1").select();
    await window.view.row("app-2").alsoSelect();
    await window.view.row("web-server-01").alsoSelect();
    await window.view.row("app-1").clickContextMenu("Stop");
    await dialog.opened();
    assert.equal(await dialog.message(), "Stop 3 servers?");
    await dialog.click("Stop");
    for (const name of ["app-1", "app-2", "web-server-01"]) {
      await untilTreeHolds(window.view, `${name}  Stopped`);
    }
    assert.deepEqual(changesSentTo(window.simulator).toSorted(), [
      "POST servers/1/stop/",
      "POST servers/12345/stop/",
      "POST servers/2/stop/",
    ]);
  });
});
