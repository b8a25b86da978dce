import assert from "node:assert/strict";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import type { Fault } from "../simulator/faults";
import { CreateScene } from "./createScene";

const review = "Review your choices, then create the server";
const unknown = "It's unclear whether web-server-02 was created.";
const adopted = "web-server-02 was created, although the confirmation from VPS.org was lost.";
const lost: Fault = { kind: "reset", when: "beforeActing" };

function status(code: number, body?: unknown): Fault {
  return { kind: "status", status: code, body };
}

const noPermission = { detail: "You do not have permission to perform this action." };

describe("An order that VPS.org does not simply carry out", () => {
  let scene: CreateScene;

  beforeEach(async () => {
    scene = await CreateScene.open();
  });

  afterEach(() => scene.close());

  for (const [code, reason] of [
    [401, "VPS.org no longer accepts the token."],
    [
      403,
      "The token doesn't have permission for this. (You do not have permission to perform this action.)",
    ],
    [409, "VPS.org reported a conflict with something else."],
    [429, "Too many requests."],
  ] as const) {
    it(`is refused with ${String(code)}, says why, and is not sent again by itself`, async () => {
      // Without a word of the API, a 403 may be that of a firewall.
      await scene.orderWith(status(code, code === 403 ? noPermission : undefined));
      const { severity, message, buttons } = scene.commands.lastSaid;
      assert.equal(severity, "error");
      assert.equal(
        message,
        `web-server-02 was not created, but your answers have been kept. ${reason}`,
      );
      assert.ok(buttons.includes("Try Again…"));
      assert.equal(scene.orders.length, 1);
      assert.equal(scene.created, 0);
    });
  }

  it("goes on at the review from the message, with every answer", async () => {
    scene.commands.messages.answer = "Try Again…";
    await scene.orderWith(status(429));
    await scene.quick.asked(review);
    assert.equal(scene.quick.labels[0], "Create web-server-02");
    await scene.order();
    await eventually(() => scene.created, 1);
    assert.equal(scene.orders.length, 2);
  });

  it("asks the question again that the API names, with its message", async () => {
    const { ended } = await scene.walkToReview();
    await scene.order(
      status(400, { os_id: ["Not installable on this plan."], hostname: ["Taken."] }),
    );
    await scene.quick.asked("3/6");
    assert.match(
      scene.quick.detailOf("Ubuntu 22.04 LTS"),
      /VPS\.org says: Not installable on this plan\. Also: hostname: Taken\.$/,
    );
    await scene.quick.choose("Debian 12");
    await scene.order();
    await ended;
    assert.equal(scene.created, 1);
    assert.deepEqual(scene.commands.said, []);
  });

  it("shows what the API says about the name at the name", async () => {
    const { ended } = await scene.walkToReview();
    await scene.order(status(400, { name: ["A server of this name exists."] }));
    await scene.quick.asked("4/6");
    assert.equal(scene.quick.complaint, "VPS.org says: A server of this name exists.");
    await scene.quick.answer("web-server-03");
    await scene.order();
    await ended;
    assert.equal(scene.created, 1);
    assert.ok(scene.commands.rows.some((row) => row.startsWith("web-server-03  ")));
  });

  it("shows what the API says about an option at the option, and nowhere else", async () => {
    await scene.walkToReview();
    await scene.order(status(400, { ssh_key_id: ["Unknown key."] }));
    await scene.quick.asked("5/6");
    assert.match(scene.quick.detailOf("SSH key"), /VPS\.org says: Unknown key\.$/);
    assert.equal(scene.quick.activeLabel, "SSH key");
    const complaints = scene.quick.items.filter(({ detail = "" }) => detail.includes("says"));
    assert.equal(complaints.length, 1);
    assert.equal(scene.quick.placeholder, "Continue, or change an option first");
  });

  it("shows what the API says about nothing in particular at the review", async () => {
    await scene.walkToReview();
    await scene.order(status(400, { detail: "No more servers today." }));
    await eventuallyHolds(
      () => scene.quick.detailOf("Create web-server-02"),
      (detail) => {
        assert.match(detail, /VPS\.org says: No more servers today\.$/);
      },
    );
    assert.equal(scene.created, 0);
  });

  it("is adopted by Check Again when it appears late", async () => {
    scene.commands.messages.nextAnswers.push("Check Again", () => {
      scene.appears();
      return "Check Again";
    });
    await scene.orderWith(lost);
    const [first, second, last] = scene.commands.messages.shown;
    assert.equal(first?.message, unknown);
    assert.equal(first.modal, true);
    assert.deepEqual(first.buttons, ["Check Again", "Create Again"]);
    assert.match(first.detail ?? "", /It isn't in your list yet[^]*pay for both/);
    assert.equal(second?.message, unknown);
    assert.equal(last?.message, adopted);
    assert.equal(scene.orders.length, 1);
    assert.equal(scene.created, 1);
  });

  it("is sent again only by Create Again", async () => {
    const sentWhenAsked: number[] = [];
    const createAgain = () => {
      sentWhenAsked.push(scene.orders.length);
      return "Create Again";
    };
    scene.commands.messages.nextAnswers.push(createAgain, createAgain);
    await scene.orderWith(status(500), status(502));
    assert.deepEqual(sentWhenAsked, [1, 2]);
    assert.equal(scene.orders.length, 3);
    assert.equal(scene.created, 1);
  });

  it("says that the list could not be refreshed either, and never that the list lacks the server", async () => {
    const { ended } = await scene.walkToReview();
    scene.simulator.faults.add({
      match: { method: "GET", path: "servers/" },
      times: Infinity,
      fault: status(503),
    });
    await scene.order(status(500));
    await ended;
    const { message, detail = "" } = scene.commands.lastSaid;
    assert.equal(message, unknown);
    assert.match(
      detail,
      /Your list could not be refreshed either: VPS\.org reported an internal error/,
    );
    assert.doesNotMatch(detail, /isn't in your list yet/);
  });

  it("left unknown is looked up before anything is ordered again, and the risk is said", async () => {
    await scene.orderWith(lost);
    const again = scene.begin();
    await scene.quick.asked(
      "This server may already exist, even though your list doesn't show it.",
    );
    await scene.quick.choose("Continue");
    await scene.quick.asked(review);
    assert.match(scene.quick.detailOf("Create web-server-02"), /may already exist/);
    scene.quick.escape();
    await again.ended;
    scene.appears();
    await scene.begin().ended;
    assert.equal(scene.commands.lastSaid.message, adopted);
    assert.equal(scene.quick.isOpen, false);
    assert.equal(scene.orders.length, 1);
  });

  it("to a server that fails says so once, with the way to its details", async () => {
    await scene.orderWith();
    const added = scene.simulator.servers.at(-1);
    scene.simulator.setServer(added?.id ?? 0, { status: "error" });
    await scene.commands.refresher.refreshAll();
    await scene.commands.refresher.refreshAll();
    const [said, ...more] = scene.commands.messages.shown;
    assert.equal(said?.severity, "warning");
    assert.match(said.message, /^web-server-02 was created\. Its state is .+\.$/);
    assert.deepEqual(said.buttons, ["Show Details"]);
    assert.deepEqual(more, []);
  });

  it("leaves a wizard that still works", async () => {
    await scene.orderWith(status(403, noPermission));
    scene.begin();
    await scene.quick.asked(review);
    assert.equal(scene.quick.labels[0], "Create web-server-02");
  });
});
