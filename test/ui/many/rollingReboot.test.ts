import assert from "node:assert/strict";
import { documentServers } from "../../simulator/documentServers";
import { eventually, eventuallyHolds } from "../../vscode/workbench/eventually";
import { openServersWindow, type ServersWindow, untilTreeHolds } from "../serversWindow";
import { speakingPort } from "../../vscode/speakingPort";

const [model] = documentServers;
assert.ok(model);
const places = ["eu-central", "eu-central", "us-east", "us-east", "us-west", "us-west"];
const servers = places.map((location, at) => ({
  ...model,
  id: at + 1,
  name: `node-${String(at + 1)}`,
  location,
  ipAddress: "127.0.0.1",
  ipv6Address: null,
}));

/** Six servers in three locations; one port of this computer stands for that of each. */
describe("A rolling reboot of six servers in three locations", () => {
  let window: ServersWindow;
  let port: Awaited<ReturnType<typeof speakingPort>>;

  before(async () => {
    port = await speakingPort();
    window = await openServersWindow({
      simulator: { servers },
      workbench: {
        settings: {
          "vps.groupBy": "none",
          "vps.ssh.port": port.number,
        },
      },
    });
  });

  after(async () => {
    await window.close();
    port.close();
  });

  const sent = () =>
    window.simulator.requests
      .filter(({ method }) => method === "POST")
      .map(({ path }) => /servers\/(\d+)\/reboot/.exec(path)?.[1]);

  /**
   * Each reboots until the test lets it come back: what is said meanwhile stays. Until it has been
   * seen rebooting, that it is active may be from before.
   */
  const comesBack = async (id: number) => {
    await eventually(() => isSeenRebooting(id), true);
    await window.letEnd("rebooting", `node-${id}`);
  };

  const isSeenRebooting = (id: number) => {
    const { requests } = window.simulator;
    const sentAt = requests.findLastIndex(({ path }) => path.endsWith(`/${id}/reboot/`));
    const isAccepted = (requests[sentAt]?.status ?? 400) < 400;
    return (
      isAccepted &&
      requests
        .slice(sentAt)
        .some(
          ({ path, status }) =>
            status === 200 && (path.endsWith("/servers/") || path.endsWith(`/servers/${id}/`)),
        )
    );
  };

  const pageHolds = (line: RegExp) =>
    eventuallyHolds(
      async () => {
        const text = await window.workbench.page
          .locator(".editor-instance .view-lines")
          .innerText();
        return text.replaceAll("\u00a0", " ");
      },
      (text) => {
        assert.match(text, line);
      },
    );

  it("waits for each, survives a reload without going on by itself, and stops at the fourth", async () => {
    const { workbench, simulator } = window;
    simulator.faults.add({
      match: { path: "servers/4/reboot/" },
      fault: { kind: "status", status: 409, body: { detail: "A backup is running." } },
    });
    await eventually(async () => {
      await workbench.companion.execute("vps.servers.focus");
      await workbench.companion.execute("list.selectAll");
      return window.view.selectedRows();
    }, 6);
    // The extension hears of the selection a moment later.
    await eventuallyHolds(
      () => window.view.row("node-1").contextMenu(),
      (lines) => {
        assert.ok(lines.includes("Rolling Reboot…"), lines.join(", "));
      },
    );
    await window.view.row("node-1").clickContextMenu("Rolling Reboot…");
    await eventuallyHolds(
      () => workbench.quickInput.itemLabels(),
      (labels) => {
        assert.ok(
          labels.some((label) => label.startsWith("One after the other")),
          labels.join(),
        );
      },
    );
    await workbench.quickInput.accept();
    await workbench.dialog.opened();
    assert.equal(await workbench.dialog.message(), "Reboot 6 servers, one after the other?");
    await workbench.dialog.click("Reboot");
    await comesBack(1);
    await pageHolds(/1 of 6 done\.[^]*node-1 · eu-central: active again[^]*node-3 .*: waits for/);
    await eventually(sent, ["1", "2"]);

    await workbench.reload();
    const question = "A rolling reboot was interrupted. Rolling reboot: 1 of 6 done.";
    const asked = await workbench.notifications.find(question);
    assert.deepEqual(asked.buttons, ["Resume", "Show List", "Discard"]);
    await comesBack(2);
    await window.view.clickTitleAction("Refresh");
    await untilTreeHolds(window.view, "node-2  Active");
    // The second server is active again, and nothing was sent.
    assert.deepEqual(sent(), ["1", "2"]);
    await workbench.notifications.click(question, "Resume");
    await comesBack(3);

    await pageHolds(/node-4 · us-east: node-4 was not rebooted\.[^]*node-5 · us-west: waits for/);
    const ended = await workbench.notifications.find("3 of 6 done. node-4 was not rebooted.");
    assert.deepEqual(ended.buttons, ["Resume"]);
    assert.deepEqual(sent(), ["1", "2", "3", "4"]);

    await workbench.notifications.click("3 of 6 done. node-4", "Resume");
    for (const [id, location] of [
      [4, "us-east"],
      [5, "us-west"],
      [6, "us-west"],
    ] as const) {
      await comesBack(id);
      await pageHolds(new RegExp(`node-${id} · ${location}: active again`));
    }
    await workbench.notifications.find("Rolling reboot: 6 of 6 done.");
    assert.deepEqual(sent(), ["1", "2", "3", "4", "4", "5", "6"]);
    await workbench.reload();
    await workbench.openView("VPS.org");
    await eventually(() => window.view.leaves().then(({ length }) => length), 6);
    assert.deepEqual(await workbench.notifications.messages(), []);
  });
});
