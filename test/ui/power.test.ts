import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
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
    window.simulator.faults.clear();
  });

  after(() => window.close());

  it("asks before a stop, names the server, and sends nothing after Cancel", async () => {
    const { dialog } = window.workbench;
    await window.view.row("web-server-01").clickContextMenu("Stop");
    await dialog.opened();
    assert.equal(await dialog.message(), "Stop web-server-01?");
    assert.match(
      await dialog.detail(),
      /^web-server-01 · 203\.0\.113\.10 · us-west\s+The server shuts down gracefully/,
    );
    assert.deepEqual((await dialog.buttons()).toSorted(), [
      "Cancel",
      "Stop",
      "Stop, Don't Ask Again",
    ]);
    await dialog.click("Cancel");
    await untilTreeHolds(window.view, "web-server-01  Active");
    assert.deepEqual(changesSentTo(window.simulator), []);
  });

  it("stops it after the verb, and says Stopping until the API says Stopped", async () => {
    await window.view.row("web-server-01").clickContextMenu("Stop");
    await window.workbench.dialog.click("Stop");
    await untilTreeHolds(window.view, "web-server-01  Stopping");
    await untilTreeHolds(window.view, "web-server-01  Stopped");
    assert.deepEqual(changesSentTo(window.simulator), ["POST servers/12345/stop/"]);
    assert.deepEqual(await window.workbench.notifications.messages(), []);
  });

  it("keeps saying what was asked for while a list from before comes in", async () => {
    let answer: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      answer = resolve;
    });
    window.simulator.faults.add({
      match: { method: "POST", path: "servers/12345/start/" },
      fault: { kind: "hold", until },
    });
    await window.view.row("web-server-01").clickInlineAction("Start");
    await untilTreeHolds(window.view, "web-server-01  Starting");
    await window.view.clickTitleAction("Refresh");
    await eventuallyHolds(
      () =>
        window.simulator.requests.filter(({ path, status }) => path.endsWith("servers/") && status),
      (lists) => {
        assert.ok(lists.length > 0);
      },
    );
    await untilTreeHolds(window.view, "web-server-01  Starting");
    answer();
    await untilTreeHolds(window.view, "web-server-01  Active");
  });

  it("ends calmly where the server runs already, and its row tells the truth", async () => {
    window.simulator.setServer(12345, { status: "stopped" });
    await window.view.clickTitleAction("Refresh");
    await untilTreeHolds(window.view, "web-server-01  Stopped");
    window.simulator.setServer(12345, { status: "active" });
    await window.view.row("web-server-01").clickContextMenu("Start");
    const { severity, message } = await window.workbench.notifications.find("isn't possible");
    assert.equal(severity, "info");
    assert.equal(
      message,
      "“Start” isn't possible for web-server-01 because its state is Active. The list has been updated.",
    );
    await untilTreeHolds(window.view, "web-server-01  Active");
  });

  it("offers for several selected servers what can be done with all", async () => {
    const { view } = window;
    await view.row("app-1").select();
    await view.row("app-2").alsoSelect();
    await view.row("web-server-01").alsoSelect();
    const menu = await view.row("app-1").contextMenu();
    assert.deepEqual(menu, ["Stop", "Reboot", "Copy IP Address", "Delete…"]);
  });

  it("stops them after one question, and says once how each went", async () => {
    const { dialog, notifications } = window.workbench;
    window.simulator.faults.add({
      match: { path: "servers/2/stop/" },
      fault: { kind: "status", status: 403, body: { detail: "Read only." } },
    });
    await window.view.row("app-1").clickContextMenu("Stop");
    await dialog.opened();
    assert.equal(await dialog.message(), "Stop 3 servers?");
    assert.match(await dialog.detail(), /^app-1 · .+\s+app-2 · .+\s+web-server-01 · .+\s+They are/);
    await dialog.click("Stop");
    const { severity, message } = await notifications.find(
      "Stop: accepted for accepted for 2 of 3 servers.",
    );
    assert.equal(severity, "warning");
    assert.equal(
      message,
      "Stop: accepted for accepted for 2 of 3 servers. app-2 was not stopped. The token doesn't have permission for this. Create one that does, then sign in with it. (Read only.)",
    );
    await untilTreeHolds(window.view, "app-1  Stopped");
    await untilTreeHolds(window.view, "app-2  Active");
    await untilTreeHolds(window.view, "web-server-01  Stopped");
    assert.deepEqual(changesSentTo(window.simulator).toSorted(), [
      "POST servers/1/stop/",
      "POST servers/12345/stop/",
      "POST servers/2/stop/",
    ]);
    assert.equal((await notifications.all()).length, 1);
  });

  it("copies the addresses of all that are selected, a line each", async () => {
    await window.view.row("app-1").select();
    await window.view.row("app-2").alsoSelect();
    await window.view.row("app-2").clickContextMenu("Copy IP Address");
    await eventually(() => window.workbench.clipboardText(), "203.0.113.11\n203.0.113.10");
  });

  it("does not ask again after Don't Ask Again, and remembers that in the settings", async () => {
    const { dialog, server } = window.workbench;
    await window.view.row("db-server-01").clickContextMenu("Reboot");
    await dialog.click("Reboot, Don't Ask Again");
    await untilTreeHolds(window.view, "db-server-01  Rebooting");
    await untilTreeHolds(window.view, "db-server-01  Active");
    const file = join(server.userDataFolder, "User", "settings.json");
    await eventuallyHolds(
      () => readFile(file, "utf8"),
      (text) => {
        assert.match(text, /"vps\.confirmPowerActions": false/);
      },
    );
    await window.view.row("db-server-01").clickContextMenu("Reboot");
    await untilTreeHolds(window.view, "db-server-01  Rebooting");
    assert.equal(await dialog.isOpen(), false);
  });
});
