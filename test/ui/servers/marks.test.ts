import assert from "node:assert/strict";
import { eventually } from "../../vscode/workbench/eventually";
import { Scene } from "../scene";

const web = "web-server-01  Active · 203.0.113.10";
const db = "db-server-01  Active · 203.0.113.11";
const apart = `us-east  1 server, 1 active\n  ${db}\nus-west  1 server, 1 active\n  ${web}`;

/** Runs inside the page: what style sheets add to the rows. */
const textsBehind = `[...document.querySelectorAll(".custom-view-tree-node-item *")]
  .map((element) => getComputedStyle(element, "::after").content)
  .join()`;

describe("A server that the user marks", () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.begin();
  });

  it("is pinned by its menu, stays so over a reload, and is unpinned there", async () => {
    const chooseMore = async (label: string) => {
      const menu = await scene.tree().row("web-server-01").openContextMenu();
      await menu.moveTo("More");
      await menu.press("ArrowRight", async () => (await menu.labels()).includes(label));
      await menu.moveTo(label);
      await menu.press("Enter", () => menu.closed());
    };
    await chooseMore("Pin");
    const pinned = `Pinned  1 server, 1 active\n  ${web}\nus-east  1 server, 1 active\n  ${db}`;
    await eventually(() => scene.tree().text(), pinned);
    await scene.workbench.reload();
    await eventually(() => scene.tree().text(), pinned);
    await chooseMore("Unpin");
    await eventually(() => scene.tree().text(), apart);
  });

  it("shows its note and a dot in its color, and keeps its icon", async () => {
    await scene.start("vps.server.editNote", "12346");
    await scene.quick().type("the shop's");
    await scene.quick().accept();
    await scene.untilTreeHolds(`${db} · the shop's`);
    await scene.start("vps.server.setColor", "12346");
    await scene.quick().pick("Blue");
    const hasDot = async () =>
      (await scene.workbench.page.evaluate<string>(textsBehind)).includes("●");
    await eventually(hasDot, true);
    await scene.start("vps.server.setColor", "12346");
    await scene.quick().pick("No color");
    // A row that is drawn anew takes the focus back from a box that is open by then.
    await eventually(hasDot, false);
    await scene.start("vps.server.editNote", "12346");
    await scene.quick().opened("Note about db-server-01");
    await scene.quick().type("");
    await scene.quick().accept();
    await eventually(() => scene.tree().text(), apart);
  });

  it("is in the status bar of a workspace that is linked to it, with a menu", async () => {
    await scene.execute("vps.server.linkWorkspace", "12346");
    const item = scene.workbench.page.getByRole("button", {
      name: "db-server-01, Active: the server of this workspace",
    });
    await item.waitFor();
    scene.simulator.setServer(12346, { status: "stopped" });
    await scene.execute("vps.servers.refresh");
    const stopped = scene.workbench.page.getByRole("button", {
      name: "db-server-01, Stopped: the server of this workspace",
    });
    await stopped.click();
    await scene.quick().opened("Server of This Workspace");
    assert.ok((await scene.quick().itemLabels()).includes("Start"));
    await scene.quick().pick("Unlink Workspace");
    await stopped.waitFor({ state: "hidden" });
  });
});
