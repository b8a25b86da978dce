import assert from "node:assert/strict";
import { eventually, eventuallyHolds } from "../../vscode/workbench/eventually";
import { PanelScene, serverPath } from "../panelScene";

describe("The details panel", () => {
  let scene: PanelScene;

  beforeEach(async () => {
    scene = await PanelScene.begin();
  });

  it("shows the document's server", async () => {
    await scene.showLoaded();
    assert.equal(await scene.sentence(), "web-server-01 is running.");
    assert.equal(await scene.figure("CPU"), "23.5%");
    assert.equal(await scene.figure("Memory"), "2.0 of 4 GB");
    assert.equal(await scene.figure("Disk"), "35 of 80 GB");
    assert.equal(await scene.figure("Bandwidth"), "450 GB of 2 TB");
    assert.equal(await scene.fact("IPv4"), "203.0.113.10");
    assert.equal(await scene.fact("IPv6"), "2001:0db8::1");
    assert.equal(await scene.fact("Backups"), "On");
    assert.equal(await scene.fact("Plan"), "Standard VPS");
    assert.equal(await scene.fact("Operating system"), "Ubuntu 22.04 LTS");
    assert.equal(await scene.fact("Hostname"), "web01.example.com");
    assert.equal(await scene.fact("ID"), "12345");
    assert.match(await scene.fact("Created"), /^Jan 10, 2025/);
  });

  it("offers what the state allows", async () => {
    await scene.showLoaded();
    assert.deepEqual(await scene.actions(), [
      "Connect in Terminal",
      "Open Remote Window",
      "Stop",
      "Reboot",
      "Edit Settings…",
      "Delete…",
    ]);
  });

  it("copies what it shows, and says so", async () => {
    await scene.showLoaded();
    for (const [label, text] of [
      ["Copy IPv4 Address", "203.0.113.10"],
      ["Copy IPv6 Address", "2001:0db8::1"],
      ["Copy Hostname", "web01.example.com"],
      ["Copy ID", "12345"],
    ] as const) {
      await scene.page().getByRole("button", { name: label }).click();
      await eventually(() => scene.workbench.clipboardText(), text);
      await scene.untilSaid(new RegExp(`^Copied ${text}`));
    }
  });

  it("comes to the front when it is asked for again", async () => {
    await scene.show("web-server-01");
    await scene.execute("vps.server.keepOpen");
    await scene.show("db-server-01");
    await eventually(() => scene.workbench.editorTitles(), ["web-server-01", "db-server-01"]);
    await scene.show("web-server-01");
    await eventually(() => scene.workbench.editorTitles(), ["web-server-01", "db-server-01"]);
    await eventually(() => scene.sentence(), "web-server-01 is running.");
  });

  it("asks before it stops a server, and does nothing when the answer is no", async () => {
    await scene.showLoaded();
    await scene.action("Stop").click();
    await scene.workbench.dialog.opened();
    assert.equal(await scene.workbench.dialog.message(), "Stop web-server-01?");
    await scene.workbench.dialog.click("Cancel");
    assert.equal(scene.simulator.servers[0]?.status, "active");
  });

  it("stops it, follows it, tells a screen reader, and then offers to start it", async () => {
    await scene.showLoaded();
    await scene.action("Stop").click();
    await scene.workbench.dialog.click("Stop");
    await scene.untilSaid(/is stopping/);
    await scene.letEnd("stopping", "web-server-01");
    await eventually(() => scene.sentence(), "web-server-01 is stopped.");
    await scene.untilSaid(/is stopped/);
    await eventuallyHolds(
      () => scene.actions(),
      (actions) => {
        assert.ok(actions.includes("Start") && !actions.includes("Stop"), actions.join());
      },
    );
    await scene.action("Start").click();
    await scene.untilSaid(/is starting/);
    await scene.letEnd("starting", "web-server-01");
    await eventually(() => scene.sentence(), "web-server-01 is running.");
  });

  it("says how old its figures are when the API fails, and heals", async () => {
    await scene.showLoaded();
    scene.simulator.faults.add({
      match: { path: serverPath },
      times: Infinity,
      fault: { kind: "status", status: 503 },
    });
    // The panel may ask by itself just then, and so meet the fault first.
    const ask = scene.page().getByRole("button", { name: /^(Refresh|Retry)$/ });
    await ask.click();
    await eventually(() => scene.footerLook(), "stale");
    assert.match(
      await scene.footerText(),
      /^Out of date, last updated .+\. VPS\.org reported an internal error/,
    );
    assert.equal(await scene.figure("CPU"), "23.5%");
    scene.simulator.faults.clear();
    await scene.page().getByRole("button", { name: "Retry" }).click();
    await eventually(() => scene.footerLook(), "fresh");
  });

  it("is there again after the window was loaded anew", async () => {
    await scene.showLoaded();
    await scene.workbench.reload();
    await eventually(() => scene.footerLook(), "fresh");
    await eventually(() => scene.figure("CPU"), "23.5%");
    assert.deepEqual(await scene.workbench.editorTitles(), ["web-server-01"]);
  });

  it("is as it was left after another tab, and after the window was loaded anew", async () => {
    await scene.showLoaded();
    await scene.execute("vps.server.keepOpen");
    const week = scene.page().getByRole("radio", { name: "7 d" });
    const table = scene.page().getByText("Memory as a table");
    const opened = scene.page().locator("details[open]");
    await week.check();
    await table.click();
    await eventually(() => opened.count(), 1);
    const isAsLeft = async () => (await week.isChecked()) && (await opened.count()) === 1;
    await scene.show("db-server-01");
    await eventually(() => scene.sentence(), "db-server-01 is running.");
    await scene.show("web-server-01");
    await eventually(() => scene.sentence(), "web-server-01 is running.");
    await eventually(isAsLeft, true);
    await scene.workbench.reload();
    await eventually(() => scene.sentence(), "web-server-01 is running.");
    await eventually(isAsLeft, true);
    assert.deepEqual(await scene.workbench.editorTitles(), ["web-server-01", "db-server-01"]);
    await eventually(() => scene.workbench.activeEditorTitle(), "web-server-01");
  });

  it("offers what it can do in the title of the editor", async () => {
    await scene.showLoaded();
    const connect = scene.workbench.titleAction("Connect in Terminal");
    await eventually(() => connect.count(), 1);
    await scene.execute("workbench.action.closeAllEditors");
    await eventually(() => connect.count(), 0);
  });

  it("shows the last hour in the tooltip of the row", async () => {
    await scene.showLoaded();
    await eventuallyHolds(
      async () => (await scene.tree().row("web-server-01").tooltip()).replaceAll("\u00a0", " "),
      (tooltip) => {
        assert.match(tooltip, /[▁▂▃▄▅▆▇█░]{20}\s+CPU 23\.5%/);
        assert.match(tooltip, /Memory 2\.0 of 4 GB/);
      },
    );
  });

  it("opens with a click, which leaves the focus in the list, and with Enter, which takes it", async () => {
    await scene.tree().row("db-server-01").select();
    await eventually(() => scene.workbench.editorTitles(), ["db-server-01"]);
    await scene.page().locator("h1").waitFor();
    await scene.tree().move("ArrowDown", "us-west");
    await scene.tree().move("ArrowDown", "web-server-01");
    await scene.tree().press("Enter", () => scene.page().locator("h1").waitFor());
    await eventually(() => scene.workbench.editorTitles(), ["web-server-01"]);
    await scene.focused();
  });

  it("is used again for the next server until it is kept", async () => {
    const titles = () => scene.workbench.editorTitles();
    await scene.tree().row("db-server-01").select();
    await eventually(titles, ["db-server-01"]);
    await scene.tree().row("web-server-01").select();
    await eventually(titles, ["web-server-01"]);
    await scene.execute("vps.server.keepOpen");
    await scene.tree().row("db-server-01").select();
    await eventually(titles, ["web-server-01", "db-server-01"]);
  });

  it("folds a group with Enter, as ever", async () => {
    const tree = scene.tree();
    const group = tree.row("us-west");
    await group.select();
    const before = await group.isExpanded();
    const is = (expanded: boolean) => async () => (await group.isExpanded()) === expanded;
    await tree.press("Enter", is(!before));
    await tree.press("Enter", is(before));
    await (before ? tree.press("ArrowLeft", is(false)) : Promise.resolve());
    await tree.press("ArrowRight", is(true));
    assert.equal(await scene.quick().isOpen(), false);
  });

  it("opens from a list of servers, and with clicks off from the context menu", async () => {
    await scene.start("vps.server.show");
    await scene.quick().pick("db-server-01");
    await eventually(() => scene.workbench.editorTitles(), ["db-server-01"]);
    await scene.workbench.companion.set({ "vps.openDetailsOnClick": false });
    await scene.tree().row("web-server-01").select();
    const [first] = await scene.tree().row("web-server-01").contextMenu();
    assert.equal(first, "Show Details");
    assert.deepEqual(await scene.workbench.editorTitles(), ["db-server-01"]);
    await scene.tree().row("web-server-01").clickContextMenu("Show Details");
    await eventually(() => scene.workbench.editorTitles(), ["web-server-01"]);
    await eventually(() => scene.footerLook(), "fresh");
  });

  it("says that a server is gone, and offers to close", async () => {
    await scene.showLoaded();
    scene.simulator.removeServer(12345);
    await scene.page().getByRole("button", { name: "Refresh" }).click();
    await eventually(() => scene.sentence(), "web-server-01 no longer exists.");
    assert.deepEqual(await scene.actions(), []);
    await scene.page().getByRole("button", { name: "Close" }).click();
    await eventually(() => scene.workbench.editorTitles(), []);
  });
});
