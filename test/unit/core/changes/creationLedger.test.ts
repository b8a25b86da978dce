import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { ServerDetails } from "../../../../src/core/servers/server";
import { Deferred } from "../../../fakes/deferred";
import { aRequest } from "../../../fakes/requests";
import { aServer } from "../../../fakes/samples";
import { settled } from "../../../fakes/settled";
import { withEvidence } from "../../../fakes/withEvidence";
import { created, hourMs, LostOrders, request, timeout, unknown } from "./lostOrders";

describe("An order whose answer is lost", () => {
  let scene: LostOrders;

  beforeEach(async () => {
    scene = await LostOrders.open();
  });

  it("is not given again while the list, asked right before, has the server", async () => {
    const lost = unknown(await scene.order());
    scene.source.servers = [aServer("1"), created("2")];
    assert.equal((await scene.window.creation.createAgain(lost, request)).kind, "adopted");
    assert.equal(scene.posts, 1);
    assert.equal(scene.disk.kept.size, 0);
  });

  it("is not given again while the list cannot be asked", async () => {
    const lost = unknown(await scene.order());
    scene.source.answerList = () => Promise.reject(new ProblemError(timeout));
    const again = unknown(await scene.window.creation.createAgain(lost, request));
    assert.equal(again.listProblem?.kind, "timeout");
    assert.equal(scene.posts, 1);
  });

  it("is given again where the user wants it and nothing is there", async () => {
    const lost = unknown(await scene.order());
    scene.source.answerCreate = () => Promise.resolve(created("2"));
    assert.equal((await scene.window.creation.createAgain(lost, request)).kind, "created");
    assert.equal(scene.posts, 2);
    assert.equal(scene.disk.kept.size, 0);
  });

  for (const aheadMs of [11 * 60_000, hourMs, -hourMs, 400 * 24 * hourMs]) {
    it(`is known again however wrong this computer's clock is: by ${aheadMs / 60_000} minutes`, async () => {
      scene.clock.jump(aheadMs);
      scene.source.answerCreate = () => {
        scene.source.servers = [
          aServer("1"),
          created("2", { createdAtMs: Date.parse("2025-02-01") }),
        ];
        return Promise.reject(new ProblemError(timeout));
      };
      assert.equal((await scene.order()).kind, "adopted");
    });
  }

  it("is found again after a restart, and by another scene.window", async () => {
    await scene.order();
    for (const other of [scene.openWindow(), scene.openWindow()]) {
      await other.refresher.refreshAll();
      assert.equal((await other.creation.open()).length, 1);
    }
    scene.window = scene.openWindow();
    assert.equal((await scene.order()).kind, "unknown");
    assert.equal(scene.posts, 1);
    scene.source.servers = [aServer("1"), created("2")];
    assert.equal((await scene.order()).kind, "adopted");
    assert.deepEqual(await scene.openWindow().creation.open(), []);
  });

  it("is written down also for an account that another window has kept from being signed out", async () => {
    await scene.window.ledger.removeAccount("ada");
    const lost = unknown(await scene.order());
    assert.deepEqual([...scene.disk.kept.keys()], [lost.attempt.id]);
  });

  it("holds up no other order", async () => {
    await scene.order();
    scene.source.answerCreate = () => Promise.resolve(created("3", { name: "db-1" }));
    assert.equal((await scene.order(aRequest({ name: "db-1", hostname: "" }))).kind, "created");
  });

  it("is written down before it is sent, and without a token", async () => {
    const answer = new Deferred<ServerDetails>();
    scene.source.answerCreate = () => answer.promise;
    const running = scene.order();
    await settled();
    assert.equal(scene.posts, 1);
    assert.equal(scene.disk.kept.size, 1);
    assert.doesNotMatch(JSON.stringify([...scene.disk.kept.values()]), /token|vps_/i);
    answer.resolve(created("2"));
    await running;
    assert.equal(scene.disk.kept.size, 0);
  });

  it("is closed where the API says no, or nothing was sent", async () => {
    for (const problem of [
      { kind: "paymentRequired", detail: undefined },
      { kind: "network", host: "h", code: "ECONNREFUSED" },
    ] as const) {
      scene.source.answerCreate = () => Promise.reject(new ProblemError(withEvidence(problem)));
      assert.equal((await scene.order()).kind, "refused");
      assert.equal(scene.disk.kept.size, 0);
    }
  });

  it("is not given again in place of another that came to nothing, without a word of the first", async () => {
    const lost = unknown(await scene.order());
    scene.source.answerCreate = () =>
      Promise.reject(
        new ProblemError(withEvidence({ kind: "paymentRequired", detail: undefined })),
      );
    assert.equal((await scene.window.creation.createAgain(lost, request)).kind, "refused");
    assert.deepEqual([...scene.disk.kept.keys()], [lost.attempt.id]);
    assert.equal((await scene.order()).kind, "unknown");
    assert.equal(scene.posts, 2);
  });

  it("that was struck off is not taken for open by the scene.window that gave it, whoever struck it", async () => {
    const lost = unknown(await scene.order());
    scene.source.servers = [aServer("1"), created("2")];
    await scene.openWindow().ledger.strike(lost.attempt);
    assert.deepEqual(await scene.window.creation.open(), []);
  });

  it("that was carried out is closed although the disk does not let go of it", async () => {
    const remove = scene.disk.remove.bind(scene.disk);
    scene.disk.remove = () => Promise.reject(new Error("EBUSY"));
    scene.source.answerCreate = () => Promise.resolve(created("2"));
    assert.equal((await scene.order()).kind, "created");
    scene.source.servers = [aServer("1"), created("2")];
    assert.deepEqual(await scene.window.creation.open(), []);
    scene.disk.remove = remove;
    await scene.window.creation.open();
    assert.equal(scene.disk.kept.size, 0);
  });

  it("is not called lost by another scene.window while the first may still hear of it", async () => {
    const answer = new Deferred<ServerDetails>();
    scene.source.answerCreate = () => answer.promise;
    const running = scene.order();
    await settled();
    const other = scene.openWindow();
    await other.refresher.refreshAll();
    const [attempt] = await other.creation.open();
    assert.ok(attempt);
    assert.equal(unknown(await other.creation.check(attempt)).attempt.problem, undefined);
    scene.source.servers = [aServer("1"), created("2")];
    const found = await other.creation.check(attempt);
    assert.ok(found.kind === "adopted" && found.isUnanswered);
    answer.resolve(created("2"));
    assert.equal((await running).kind, "created");
    assert.equal(scene.disk.kept.size, 0);
  });

  it("is called lost where its answer is", async () => {
    const lost = unknown(await scene.order());
    scene.source.servers = [aServer("1"), created("2")];
    const found = await scene.window.creation.check(lost.attempt);
    assert.ok(found.kind === "adopted" && !found.isUnanswered);
  });

  it("of an account that signed out meanwhile is said to be unknown, and not kept", async () => {
    const answer = new Deferred<ServerDetails>();
    scene.source.answerCreate = () => answer.promise;
    const running = scene.order();
    await settled();
    scene.window.store.setAccounts([]);
    await scene.window.ledger.removeAccount("ada");
    answer.reject(new ProblemError(timeout));
    const lost = unknown(await running);
    assert.equal(lost.listProblem?.kind, "unauthorized");
    assert.equal(scene.disk.kept.size, 0);
  });

  it("of an account that is only out of sight meanwhile is remembered until it is back", async () => {
    const answer = new Deferred<ServerDetails>();
    scene.source.answerCreate = () => answer.promise;
    const accounts = scene.window.store.accounts();
    const running = scene.order();
    await settled();
    scene.window.store.setAccounts([]);
    answer.reject(new ProblemError(timeout));
    unknown(await running);
    scene.window.store.setAccounts(accounts);
    unknown(await scene.order());
    assert.equal(scene.posts, 1);
  });

  it("is not given again while the list has more that cannot be read than the user was told", async () => {
    const lost = unknown(await scene.order());
    assert.equal(lost.unreadCount, 0);
    scene.source.answerList = () =>
      Promise.resolve({ servers: scene.source.servers, unreadableCount: 1 });
    const again = unknown(await scene.window.creation.createAgain(lost, request));
    assert.equal(again.unreadCount, 1);
    assert.equal(scene.posts, 1);
    scene.source.answerCreate = () => Promise.resolve(created("2"));
    assert.equal((await scene.window.creation.createAgain(again, request)).kind, "created");
  });

  it("is not given again while only the rest of a list was read, before which the server may stand", async () => {
    const lost = unknown(await scene.order());
    let lists = 0;
    scene.source.answerList = () => {
      lists += 1;
      return Promise.resolve(
        lists === 1
          ? { servers: [aServer("1")], unreadableCount: 0, isWhole: false }
          : { servers: [created("2"), aServer("1")], unreadableCount: 0 },
      );
    };
    assert.equal((await scene.window.creation.createAgain(lost, request)).kind, "adopted");
    assert.equal(scene.posts, 1);
  });

  it("is not given again unasked while the list is never whole", async () => {
    const lost = unknown(await scene.order());
    const list = { servers: [aServer("1")], unreadableCount: 0, isWhole: false };
    scene.source.answerList = () => Promise.resolve(list);
    assert.ok(unknown(await scene.window.creation.createAgain(lost, request)).unreadCount > 0);
    assert.equal(scene.posts, 1);
  });

  it("is sent by one scene.window at most where two give the same at the same moment", async () => {
    const other = scene.openWindow();
    await other.refresher.refreshAll();
    scene.source.answerCreate = () => Promise.resolve(created("2"));
    await Promise.all([scene.order(), other.creation.create("ada", request)]);
    assert.ok(scene.posts <= 1, scene.source.asked.join());
  });

  it("of an account that signed out meanwhile is said to be created if it was", async () => {
    const answer = new Deferred<ServerDetails>();
    scene.source.answerCreate = () => answer.promise;
    const running = scene.order();
    await settled();
    scene.window.store.setAccounts([]);
    answer.resolve(created("2"));
    assert.equal((await running).kind, "created");
  });
});
