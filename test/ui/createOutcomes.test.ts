import assert from "node:assert/strict";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import type { Fault } from "../simulator/faults";
import { CreateScene } from "./createScene";

const review = "Review your choices, then create the server";
const unknown = "It's unclear whether web-server-02 was created.";

function status(code: number, body?: unknown): Fault {
  return { kind: "status", status: code, body };
}

describe("An order that VPS.org does not simply carry out", () => {
  let scene: CreateScene;

  before(async () => {
    scene = await CreateScene.open({}, { settings: { "vps.requestTimeout": 1 } });
  });

  beforeEach(() => scene.reset());

  after(() => scene.close());

  const quick = () => scene.quick();
  const created = () => scene.simulator.servers.length - 2;

  async function orderWith(...faults: readonly Fault[]): Promise<void> {
    await scene.walkToReview();
    faults.forEach((fault) => {
      scene.simulator.faults.add({ match: { method: "POST" }, fault });
    });
    await scene.order();
  }

  /** The detail below the choice on which the question opens. */
  async function detailOf(label: string): Promise<string> {
    return (await quick().items()).find((item) => item.label === label)?.detail ?? "";
  }

  it("for lack of credit keeps every answer and goes on where it was", async () => {
    await orderWith(status(402, { detail: "Insufficient credits." }));
    const said = await scene.workbench.notifications.find("web-server-02 was not created.");
    assert.match(said.message, /doesn't have enough credit.*\(Insufficient credits\.\)/);
    assert.deepEqual(said.buttons, ["Open Dashboard", "Try Again…"]);
    await scene.clickCreate();
    await scene.question(review);
    assert.equal((await quick().itemLabels())[0], "Create web-server-02");
    await scene.order();
    await scene.tree().row("web-server-02").locator.waitFor();
    assert.equal(created(), 1);
    assert.equal(scene.sent("POST").length, 2);
  });

  it("goes on from the message too", async () => {
    await orderWith(status(429));
    await scene.workbench.notifications.click("web-server-02 was not created.", "Try Again…");
    await scene.question(review);
    assert.equal(created(), 0);
  });

  it("asks the question again that the API names, with its message", async () => {
    await orderWith(
      status(400, { os_id: ["Not installable on this plan."], hostname: ["Taken."] }),
    );
    await scene.step("3/6");
    assert.equal(
      await detailOf("Ubuntu 22.04 LTS"),
      "VPS.org says: Not installable on this plan. Also: hostname: Taken.",
    );
    await scene.choose("Debian 12", "6/6");
    await scene.order();
    await scene.tree().row("web-server-02").locator.waitFor();
    assert.equal(created(), 1);
  });

  it("shows what the API says about the name at the name", async () => {
    await orderWith(status(400, { name: ["A server of this name exists."] }));
    await scene.step("4/6");
    assert.equal(await quick().validationMessage(), "VPS.org says: A server of this name exists.");
    await quick().type("web-server-03");
    await quick().accept();
    await scene.order();
    await scene.tree().row("web-server-03").locator.waitFor();
    assert.equal(created(), 1);
  });

  it("shows what the API says about an option at the option", async () => {
    await orderWith(status(400, { ssh_key_id: ["Unknown key."] }));
    await scene.step("5/6");
    assert.equal(await detailOf("SSH key"), "VPS.org says: Unknown key.");
    assert.equal((await quick().widget.innerText()).split("VPS.org says").length, 2);
  });

  it("shows what the API says about nothing in particular at the review", async () => {
    await orderWith(status(400, { detail: "No more servers today." }));
    await eventually(
      () => detailOf("Create web-server-02"),
      "VPS.org says: No more servers today.",
    );
    assert.equal(created(), 0);
  });

  for (const [code, words] of [
    [401, /Sign in again/],
    [403, /permission/],
    [409, /a conflict with something else/],
  ] as const) {
    it(`says why after ${String(code)}, and nothing was created`, async () => {
      await orderWith(status(code));
      const said = await scene.workbench.notifications.find("web-server-02 was not created.");
      assert.match(said.message, words);
      assert.ok(said.buttons.includes("Try Again…"));
      assert.equal(scene.sent("POST").length, 1);
      assert.equal(created(), 0);
    });
  }

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

  it("is adopted by Check Again when it appears late", async () => {
    await orderWith({ kind: "noAnswer", acts: false });
    await eventually(() => dialogMessage(), unknown);
    const { dialog } = scene.workbench;
    assert.deepEqual((await dialog.buttons()).toSorted(), [
      "Cancel",
      "Check Again",
      "Create Again",
    ]);
    assert.match(await dialog.detail(), /pay for both/);
    await dialog.click("Check Again");
    await eventually(() => dialogMessage(), unknown);
    const [template] = scene.simulator.servers;
    assert.ok(template);
    scene.simulator.addServer({
      ...template,
      id: 20_000,
      name: "web-server-02",
      status: "provisioning",
      createdAt: new Date().toISOString(),
    });
    await dialog.click("Check Again");
    await scene.workbench.notifications.find(
      "web-server-02 was created, although the confirmation",
    );
    assert.equal(scene.sent("POST").length, 1);
    assert.equal(created(), 1);
  });

  it("is sent again only by Create Again", async () => {
    await orderWith(status(500), status(502));
    for (const sent of [1, 2]) {
      await eventually(() => dialogMessage(), unknown);
      assert.equal(scene.sent("POST").length, sent);
      await scene.workbench.dialog.click("Create Again");
    }
    await scene.tree().row("web-server-02").locator.waitFor();
    assert.equal(scene.sent("POST").length, 3);
    assert.equal(created(), 1);
  });

  it("says that the list could not be refreshed either, and never that it isn't in your list yet", async () => {
    scene.simulator.faults.add({
      match: { method: "GET", path: "servers/" },
      times: 3,
      fault: status(503),
    });
    await orderWith(status(500));
    await eventually(() => dialogMessage(), unknown, 30_000);
    const detail = await scene.workbench.dialog.detail();
    assert.match(detail, /could not be refreshed either/);
    assert.doesNotMatch(detail, /isn't in your list yet/);
  });

  it("left unknown is looked up before anything is ordered again, and the risk is said", async () => {
    await orderWith({ kind: "noAnswer", acts: false });
    await eventually(() => dialogMessage(), unknown);
    await scene.workbench.dialog.click("Cancel");
    await scene.clickCreate();
    await scene.question("This server may already exist, even though your list doesn't show it.");
    await quick().pick("Continue");
    await scene.question(review);
    assert.match(await detailOf("Create web-server-02"), /may already exist/);
    await quick().escape();
    const [template] = scene.simulator.servers;
    assert.ok(template);
    scene.simulator.addServer({
      ...template,
      id: 20_001,
      name: "web-server-02",
      createdAt: new Date().toISOString(),
    });
    await scene.clickCreate();
    await scene.workbench.notifications.find(
      "web-server-02 was created, although the confirmation",
    );
    assert.equal(await quick().isOpen(), false);
    assert.equal(scene.sent("POST").length, 1);
  });

  it("to a server that fails says so once, and waits no longer", async () => {
    await orderWith();
    await scene.tree().row("web-server-02").locator.waitFor();
    const added = scene.simulator.servers.at(-1);
    scene.simulator.setServer(added?.id ?? 0, { status: "error" });
    const said = await scene.workbench.notifications.find("web-server-02 was created.");
    assert.equal(said.severity, "warning");
    assert.deepEqual(said.buttons, ["Show Details"]);
  });

  async function dialogMessage(): Promise<string> {
    const { dialog } = scene.workbench;
    return (await dialog.isOpen()) ? dialog.message() : "";
  }

  it("leaves one wizard that still works", async () => {
    await scene.walkToReview();
    await eventuallyHolds(
      () => quick().itemLabels(),
      (labels) => {
        assert.equal(labels[0], "Create web-server-02");
      },
    );
  });
});
