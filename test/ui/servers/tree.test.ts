import assert from "node:assert/strict";
import { demoServers } from "../../simulator/demoServers";
import { eventually } from "../../vscode/workbench/eventually";
import { Scene } from "../scene";

describe("The Servers view with the demo's servers", () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.begin({ servers: demoServers });
  });

  const lines = async () => (await scene.tree().text()).split("\n");

  it("shows fourteen servers in four locations, with their states and addresses", async () => {
    const rows = await lines();
    const groups = rows.filter((row) => !row.startsWith(" "));
    assert.deepEqual(
      groups.map((row) => row.split("  ")[0]),
      ["ap-south", "eu-central", "us-east", "us-west"],
    );
    assert.equal(rows.length - groups.length, 14);
    for (const row of [
      "  mail  Active · 198.51.100.8",
      "  old-blog  Stopped · 198.51.100.27",
      "  client-demo  Suspended · 192.0.2.77",
      "  api-eu-02  Migrating · 192.0.2.15",
    ]) {
      assert.ok(rows.includes(row), row);
    }
  });

  it("counts on its icon the servers that somebody has to look after", async () => {
    await eventually(() => scene.workbench.badge("VPS.org"), "1");
  });

  it("says a server's name, state, address and place to a screen reader", async () => {
    const name = await scene.tree().row("old-blog").accessibleName();
    assert.match(name, /^old-blog, Stopped, 198\.51\.100\.27, in us-east/);
  });

  it("tells more of a server when the pointer rests on it", async () => {
    const tooltip = await scene.tree().row("mail").tooltip();
    assert.match(tooltip, /^mail\b/);
    // The page shows the spaces as such that do not break.
    const text = tooltip.replaceAll("\u00a0", " ");
    assert.match(text, /Plan: Standard VPS \(2 vCPU, 4 GB memory, 80 GB storage\)/);
  });

  it("offers what a server's state allows, by right-click and on the row", async () => {
    const stopped = await scene.tree().row("old-blog").contextMenu();
    assert.ok(stopped.includes("Start") && !stopped.includes("Stop"), stopped.join());
    const active = await scene.tree().row("mail").contextMenu();
    assert.ok(!active.includes("Start") && active.includes("Stop"), active.join());
    assert.ok(active.includes("Reboot") && active.includes("Connect in Terminal"));
    const suspended = await scene.tree().row("client-demo").contextMenu();
    assert.ok(!suspended.some((label) => ["Start", "Stop", "Reboot"].includes(label)));
    assert.equal(active.length, 9, active.join());
    assert.deepEqual(await scene.tree().row("old-blog").inlineActions(), ["Start"]);
    assert.deepEqual(await scene.tree().row("mail").inlineActions(), ["Connect in Terminal"]);
  });

  it("starts a stopped server and follows it until it is active, without Refresh", async () => {
    await scene.tree().row("old-blog").clickContextMenu("Start");
    await scene.untilTreeHolds("old-blog  Starting · 198.51.100.27");
    await scene.letEnd("starting", "old-blog");
    await scene.untilTreeHolds("old-blog  Active · 198.51.100.27");
    assert.deepEqual(scene.changes(), ["POST servers/19120/start/"]);
  });

  it("keeps what was collapsed and selected over a refresh", async () => {
    const tree = scene.tree();
    await tree.row("ap-south").toggle();
    await tree.row("wiki").select();
    scene.simulator.setServer(18877, { status: "stopped" });
    await tree.clickTitleAction("Refresh");
    await scene.untilTreeHolds("wiki  Stopped");
    assert.equal(await tree.row("ap-south").isExpanded(), false);
    assert.equal(await tree.row("wiki").locator.getAttribute("aria-selected"), "true");
  });

  it("can be worked from the keyboard alone", async () => {
    const { notifications } = scene.workbench;
    scene.simulator.setServer(18204, { status: "stopped" });
    await scene.execute("vps.servers.refresh");
    await scene.untilTreeHolds("shop-web-01  Stopped");
    await scene.execute("vps.servers.focus");
    await scene.tree().move("End", "shop-web-02");
    await scene.tree().move("ArrowUp", "shop-web-01");
    const menu = scene.workbench.menu();
    await scene.tree().press("Shift+F10", () => menu.opened());
    await menu.moveTo("Start");
    await menu.press("Enter", () => menu.closed());
    await scene.untilTreeHolds("shop-web-01  Starting");
    assert.deepEqual(scene.changes(), ["POST servers/18204/start/"]);
    assert.deepEqual(await notifications.messages(), []);
    await scene.letEnd("starting", "shop-web-01");
    await scene.untilTreeHolds("shop-web-01  Active");
  });

  it("is grouped by what is chosen", async () => {
    await scene.start("vps.servers.groupBy");
    await scene.quick().pick("State");
    await eventually(
      async () =>
        (await lines()).filter((row) => !row.startsWith(" ")).map((row) => row.split("  ")[0]),
      [
        "Active",
        "Migrating",
        "Provisioning",
        "Rebooting",
        "Starting",
        "Stopped",
        "Stopping",
        "Suspended",
      ],
    );
  });
});
