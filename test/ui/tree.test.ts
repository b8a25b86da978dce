import assert from "node:assert/strict";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { demoServers } from "../simulator/demoServers";
import {
  changesSentTo,
  openServersWindow,
  untilTreeHolds,
  type ServersWindow,
} from "./serversWindow";

describe("The Servers view with the demo's servers", () => {
  let window: ServersWindow;

  before(async () => {
    window = await openServersWindow({ simulator: { servers: demoServers } });
    await untilTreeHolds(window.view, "old-blog");
  });

  after(() => window.close());

  const lines = async () => (await window.view.text()).split("\n");

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
      "  api-eu-02  migrating · 192.0.2.15",
    ]) {
      assert.ok(rows.includes(row), row);
    }
  });

  it("counts on its icon the servers that somebody has to look after", async () => {
    await eventually(() => window.workbench.badge("VPS.org"), "1");
  });

  it("says a server's name, state and place to a screen reader", async () => {
    const name = await window.view.row("old-blog").accessibleName();
    assert.match(name, /^old-blog, Stopped, in us-east/);
  });

  it("tells more of a server when the pointer rests on it", async () => {
    const tooltip = await window.view.row("mail").tooltip();
    assert.match(tooltip, /^mail\b/);
    // The page shows the spaces as such that do not break.
    const text = tooltip.replaceAll("\u00a0", " ");
    assert.match(text, /Plan: Standard VPS \(2 vCPU, 4 GB memory, 80 GB storage\)/);
  });

  it("offers what a server's state allows, by right-click and on the row", async () => {
    const stopped = await window.view.row("old-blog").contextMenu();
    assert.ok(stopped.includes("Start") && !stopped.includes("Stop"), stopped.join());
    const active = await window.view.row("mail").contextMenu();
    assert.ok(!active.includes("Start") && active.includes("Stop"), active.join());
    assert.ok(active.includes("Reboot") && active.includes("Connect in Terminal"));
    const suspended = await window.view.row("client-demo").contextMenu();
    assert.ok(!suspended.some((label) => ["Start", "Stop", "Reboot"].includes(label)));
    assert.deepEqual(await window.view.row("old-blog").inlineActions(), ["Start", "Show Details"]);
    assert.deepEqual(await window.view.row("mail").inlineActions(), [
      "Connect in Terminal",
      "Show Details",
    ]);
  });

  it("starts a stopped server and follows it until it is active, without Refresh", async () => {
    await window.view.row("old-blog").clickContextMenu("Start");
    await untilTreeHolds(window.view, "old-blog  Starting · 198.51.100.27");
    await untilTreeHolds(window.view, "old-blog  Active · 198.51.100.27");
    assert.deepEqual(changesSentTo(window.simulator), ["POST servers/19120/start/"]);
  });

  it("keeps what was collapsed and selected over a refresh", async () => {
    const { view } = window;
    await view.row("ap-south").toggle();
    await view.row("wiki").select();
    window.simulator.setServer(18877, { status: "stopped" });
    await view.clickTitleAction("Refresh");
    await untilTreeHolds(view, "wiki  Stopped");
    assert.equal(await view.row("ap-south").isExpanded(), false);
    assert.equal(await view.row("wiki").locator.getAttribute("aria-selected"), "true");
    await view.row("ap-south").toggle();
  });

  it("can be worked from the keyboard alone", async () => {
    const { page, notifications } = window.workbench;
    await window.workbench.clearNotifications();
    window.simulator.clearRequests();
    window.simulator.setServer(18204, { status: "stopped" });
    await window.workbench.runCommand("VPS.org: Refresh");
    await untilTreeHolds(window.view, "shop-web-01  Stopped");
    await window.workbench.runCommand("VPS.org: Focus on Servers View");
    await window.view.move("End", "shop-web-02");
    await window.view.move("ArrowUp", "shop-web-01");
    await page.keyboard.press("Shift+F10");
    const item = page.locator(".monaco-menu").getByRole("menuitem", { name: "Start" });
    await item.waitFor();
    for (let press = 0; press < 5 && !(await isFocused("Start")); press += 1) {
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
    await untilTreeHolds(window.view, "shop-web-01  Active");
    assert.deepEqual(changesSentTo(window.simulator), ["POST servers/18204/start/"]);
    assert.deepEqual(await notifications.messages(), []);
  });

  async function isFocused(label: string): Promise<boolean> {
    const focused = window.workbench.page.locator(".monaco-menu .action-item.focused");
    return (await focused.allInnerTexts()).join("").trim().startsWith(label);
  }

  for (const [choice, expected] of [
    ["State", ["Active", "migrating", "Stopped", "Suspended"]],
    ["Plan", ["Business VPS", "Performance VPS", "Standard VPS", "Starter VPS"]],
    ["Location", ["ap-south", "eu-central", "us-east", "us-west"]],
  ] as const) {
    it(`groups by ${choice.toLowerCase()} when that is chosen`, async () => {
      await window.workbench.runCommand("VPS.org: Group By…");
      await window.workbench.quickInput.pick(choice);
      await eventually(
        async () =>
          (await lines()).filter((row) => !row.startsWith(" ")).map((row) => row.split("  ")[0]),
        [...expected],
      );
    });
  }

  it("makes one list without groups when that is chosen", async () => {
    await window.workbench.runCommand("VPS.org: Group By…");
    await window.workbench.quickInput.pick("No groups");
    await eventuallyHolds(lines, (rows) => {
      assert.equal(rows.length, 14);
      assert.match(rows[0] ?? "", /^analytics {2}/);
    });
  });
});
