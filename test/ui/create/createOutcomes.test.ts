import assert from "node:assert/strict";
import { eventually } from "../../vscode/workbench/eventually";
import type { Fault } from "../../simulator/faults";
import { CreateScene } from "../createScene";

const review = "Review your choices, then create the server";

describe("An order that VPS.org does not simply carry out", () => {
  let scene: CreateScene;

  beforeEach(async () => {
    scene = await CreateScene.begin();
  });

  const created = () => scene.simulator.servers.length - 2;

  async function orderWith(fault: Fault): Promise<void> {
    await scene.walkToReview();
    scene.simulator.faults.add({ match: { method: "POST" }, fault });
    await scene.order();
  }

  it("for lack of credit keeps every answer and goes on where it was", async () => {
    const body = { detail: "Insufficient credits." };
    await orderWith({ kind: "status", status: 402, body });
    const said = await scene.workbench.notifications.find("web-server-02 was not created, ");
    assert.match(said.message, /doesn't have enough credit.*\(Insufficient credits\.\)/);
    assert.deepEqual(said.buttons, ["Open Dashboard", "Try Again…"]);
    await scene.clickCreate();
    await scene.question(review);
    assert.equal((await scene.quick().itemLabels())[0], "Create web-server-02");
    await scene.order();
    await scene.tree().row("web-server-02").locator.waitFor();
    assert.equal(created(), 1);
    assert.equal(scene.sent("POST").length, 2);
  });

  it("is found in the list when only its answer got lost", async () => {
    await orderWith({ kind: "reset", when: "afterActing" });
    await scene.workbench.notifications.find(
      "web-server-02 was created, although the confirmation",
    );
    await eventually(() => scene.tree().row("web-server-02").description(), "Provisioning");
    assert.equal(await scene.workbench.dialog.isOpen(), false);
    assert.equal(scene.sent("POST").length, 1);
    assert.equal(created(), 1);
  });
});
