import assert from "node:assert/strict";
import type { UnknownCreation } from "../../../../src/core/changes/serverCreation";
import { aServer } from "../../../fakes/samples";
import { created, hourMs, LostOrders, unknown } from "./lostOrders";

describe("An order whose outcome is not known", () => {
  let scene: LostOrders;

  beforeEach(async () => {
    scene = await LostOrders.open();
  });

  const open = async () => (await scene.window.creation.open())[0];

  async function look(): Promise<UnknownCreation> {
    const attempt = await open();
    assert.ok(attempt);
    return unknown(await scene.window.creation.check(attempt));
  }

  for (const days of [8, 400, -400]) {
    it(`stays open whatever the time of day says: ${days} days later`, async () => {
      await scene.order();
      scene.clock.jump(days * 24 * hourMs);
      scene.window = scene.openWindow();
      await scene.window.refresher.refreshAll();
      assert.equal((await look()).isOverdue, false);
      assert.equal((await scene.order()).kind, "unknown");
      assert.equal(scene.posts, 1);
    });
  }

  it("stays open until the user has the choice, once enough lists at different times did not have it", async () => {
    await scene.order();
    for (let looks = 1; looks < 5; looks += 1) {
      assert.equal((await look()).isOverdue, false, String(looks));
      assert.equal((await look()).isOverdue, false, String(looks));
      await scene.clock.advance(hourMs);
    }
    assert.equal((await look()).isOverdue, true);
    const { attempt } = await look();
    await scene.window.creation.keepLooking(attempt);
    assert.equal((await look()).isOverdue, false);
    await scene.window.creation.forget(attempt);
    assert.equal(await open(), undefined);
    assert.equal(scene.disk.kept.size, 0);
  });

  it("stays open and is counted over restarts, with a server that it may be", async () => {
    await scene.order();
    scene.source.servers = [aServer("1"), created("2"), created("3")];
    for (let restarts = 0; restarts < 4; restarts += 1) {
      scene.window = scene.openWindow();
      await scene.window.refresher.refreshAll();
      await look();
    }
    const overdue = await look();
    assert.equal(overdue.isOverdue, true);
    assert.equal(overdue.found.length, 2);
  });

  it("stays open however many lists are not whole", async () => {
    await scene.order();
    scene.source.answerList = () =>
      Promise.resolve({ servers: scene.source.servers, unreadableCount: 1 });
    for (let looks = 0; looks < 9; looks += 1) {
      await scene.clock.advance(hourMs);
      assert.equal((await look()).isOverdue, false);
    }
  });

  it("stays open only as long as no other scene.window strikes it off", async () => {
    const lost = unknown(await scene.order());
    await scene.clock.advance(hourMs);
    scene.source.answerList = async () => {
      await scene.openWindow().ledger.strike(lost.attempt);
      return { servers: scene.source.servers, unreadableCount: 0 };
    };
    await scene.window.creation.check(lost.attempt);
    assert.equal(scene.disk.kept.size, 0);
  });
});
