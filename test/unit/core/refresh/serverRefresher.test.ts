import assert from "node:assert/strict";
import { systemClock } from "../../../../src/core/base/clock";
import type { ServerList } from "../../../../src/core/servers/serverList";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { ServerDetails } from "../../../../src/core/servers/server";
import { ServerRefresher } from "../../../../src/core/refresh/serverRefresher";
import { ServerStore } from "../../../../src/core/servers/serverStore";
import { Deferred } from "../../../fakes/deferred";
import { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { problemFrom } from "../../../fakes/rejection";
import { aServer, anAccount } from "../../../fakes/samples";
import { settled } from "../../../fakes/settled";

const ref = { accountKey: "ada", serverId: "1" };

describe("A refresh", () => {
  let store: ServerStore;
  let ada: FakeSource;
  let bob: FakeSource;
  let clock: FakeClock;
  let refresher: ServerRefresher;

  beforeEach(() => {
    store = new ServerStore(systemClock);
    store.setAccounts([anAccount("ada"), anAccount("bob")]);
    ada = new FakeSource(aServer("1"), aServer("2"));
    bob = new FakeSource(aServer("3"));
    clock = new FakeClock();
    const sources = new Map([
      ["ada", ada],
      ["bob", bob],
    ]);
    refresher = new ServerRefresher(store, (key) => sources.get(key), clock);
  });

  const ids = () => store.allServers().map(({ server }) => server.id);
  const snapshot = () => store.views()[0]?.snapshot;

  it("of everything asks each account for its list", async () => {
    const results = await refresher.refreshAll();
    assert.deepEqual(results, [{ problem: undefined }, { problem: undefined }]);
    assert.deepEqual(ids(), ["1", "2", "3"]);
    assert.equal(snapshot()?.asOfMs, clock.now());
    assert.deepEqual([ada.asked, bob.asked], [["list"], ["list"]]);
  });

  it("of one account that fails does not keep the others from theirs", async () => {
    ada.answerList = () => Promise.reject(new ProblemError({ kind: "unauthorized" }));
    const results = await refresher.refreshAll();
    assert.deepEqual(results, [{ problem: { kind: "unauthorized" } }, { problem: undefined }]);
    assert.deepEqual(snapshot()?.problem, { kind: "unauthorized" });
    assert.deepEqual(ids(), ["3"]);
  });

  it("is one request while another is under way", async () => {
    const answer = new Deferred<ServerList>();
    ada.answerList = () => answer.promise;
    const both = [refresher.refreshList("ada"), refresher.refreshList("ada")];
    assert.equal(snapshot()?.isLoading, true);
    answer.resolve({ servers: [aServer("7")], unreadableCount: 0 });
    await Promise.all(both);
    assert.deepEqual(ada.asked, ["list"]);
    assert.deepEqual(ids(), ["7"]);
    assert.equal(snapshot()?.isLoading, false);
  });

  for (const isPaused of [true, false]) {
    it(`of one server that a list has overtaken is ${isPaused ? "not repeated in a pause" : "repeated"}`, async () => {
      const answer = new Deferred<ServerDetails>();
      ada.answerGet = () => answer.promise;
      const asked = refresher.refreshServer({ accountKey: "ada", serverId: "9" });
      await refresher.refreshList("ada");
      if (isPaused) {
        refresher.paceOf("ada").failed({ kind: "rateLimited", retryAfterMs: 5_000 });
      }
      answer.reject(new ProblemError({ kind: "notFound", detail: undefined }));
      const found = await asked.catch((problem: unknown) => problem);
      assert.equal(found instanceof ProblemError, isPaused);
      assert.deepEqual(ada.asked, ["get 9", "list", ...(isPaused ? [] : ["get 9"])]);
    });
  }

  it("asks again once the one before has ended, well or badly", async () => {
    await refresher.refreshList("ada");
    ada.answerList = () => Promise.reject(new ProblemError({ kind: "unauthorized" }));
    await refresher.refreshList("ada");
    await refresher.refreshList("ada");
    assert.deepEqual(ada.asked, ["list", "list", "list"]);
  });

  it("of one server is one request while another is under way", async () => {
    const answer = new Deferred<ServerDetails>();
    ada.answerGet = () => answer.promise;
    const both = Promise.all([refresher.refreshServer(ref), refresher.refreshServer(ref)]);
    answer.resolve(aServer("1", { status: "stopped" }));
    assert.deepEqual(
      (await both).map((details) => details?.status),
      ["stopped", "stopped"],
    );
    assert.deepEqual(ada.asked, ["get 1"]);
    assert.equal(store.find(ref)?.server.status, "stopped");
  });

  it("of one server that had to ask twice is newer than a list that was asked for between", async () => {
    await refresher.refreshAll();
    const list = new Deferred<ServerList>();
    const details = new Deferred<ServerDetails>();
    let tryAgain: (() => void) | undefined;
    ada.answerGet = (_id, onTry) => {
      onTry?.();
      tryAgain = onTry;
      return details.promise;
    };
    ada.answerList = () => list.promise;
    const asking = [refresher.refreshServer(ref), refresher.refreshList("ada")];
    await settled();
    tryAgain?.();
    details.resolve(aServer("1", { status: "stopped" }));
    await settled();
    list.resolve({ servers: [aServer("1", { status: "stopping" })], unreadableCount: 0 });
    await Promise.all(asking);
    assert.equal(store.find(ref)?.server.status, "stopped");
  });

  it("of one server takes it away when it no longer exists", async () => {
    await refresher.refreshAll();
    ada.servers = [aServer("2")];
    assert.equal(await refresher.refreshServer(ref), undefined);
    assert.deepEqual(ids(), ["2", "3"]);
  });

  it("of one server hands any other problem on, and keeps what was there", async () => {
    await refresher.refreshAll();
    const problem = { kind: "serverError", status: 502 } as const;
    ada.answerGet = () => Promise.reject(new ProblemError(problem));
    assert.deepEqual(await problemFrom(refresher.refreshServer(ref)), problem);
    assert.deepEqual(ids(), ["1", "2", "3"]);
  });

  it("hands a fault of the program on", async () => {
    ada.answerList = () => Promise.reject(new TypeError("a mistake"));
    await assert.rejects(refresher.refreshList("ada"), TypeError);
  });

  it("of an account that signs out meanwhile is dropped", async () => {
    const list = new Deferred<ServerList>();
    const details = new Deferred<ServerDetails>();
    ada.answerList = () => list.promise;
    ada.answerGet = () => details.promise;
    const asked = [refresher.refreshList("ada"), refresher.refreshServer(ref)];
    store.setAccounts([anAccount("bob")]);
    list.resolve({ servers: [aServer("1")], unreadableCount: 0 });
    details.resolve(aServer("1"));
    await Promise.all(asked);
    assert.deepEqual(ids(), []);
    assert.deepEqual(
      store.views().map(({ account }) => account.key),
      ["bob"],
    );
  });

  it("of an account that goes and comes back meanwhile does not stop later ones", async () => {
    for (let times = 0; times < 5; times += 1) {
      await refresher.refreshServer(ref);
    }
    const slow = new Deferred<ServerList>();
    ada.answerList = () => slow.promise;
    const asked = refresher.refreshList("ada");
    store.setAccounts([]);
    store.setAccounts([anAccount("ada")]);
    slow.resolve({ servers: [aServer("1")], unreadableCount: 0 });
    await asked;
    ada.servers = [aServer("8")];
    ada.answerList = () => Promise.resolve({ servers: ada.servers, unreadableCount: 0 });
    await refresher.refreshList("ada");
    assert.deepEqual(ids(), ["8"]);
    assert.equal(snapshot()?.isLoading, false);
  });

  describe("of a group", () => {
    beforeEach(async () => {
      ada.servers = [
        aServer("1", { location: "us-west" }),
        aServer("2", { location: "us-east", status: "stopped" }),
      ];
      await refresher.refreshList("ada");
      ada.asked.length = 0;
    });

    const status = (serverId: string) => store.find({ ...ref, serverId })?.server.status;

    for (const [filter, asked, changed, kept] of [
      [{ location: "us-west" }, "list us-west", "1", "2"],
      [{ status: "stopped" }, "list stopped", "2", "1"],
    ] as const) {
      it(`asks for that alone, and leaves the others as they are: ${asked}`, async () => {
        const asOfMs = snapshot()?.asOfMs;
        await clock.advance(5_000);
        const before = store.find({ ...ref, serverId: kept })?.server;
        ada.servers = ada.servers.map((server) => ({ ...server, name: `new-${server.id}` }));
        await refresher.refreshGroup("ada", filter);
        assert.deepEqual(ada.asked, [asked]);
        assert.equal(store.find({ ...ref, serverId: changed })?.server.name, `new-${changed}`);
        assert.equal(store.find({ ...ref, serverId: kept })?.server, before);
        assert.equal(snapshot()?.asOfMs, asOfMs);
      });
    }

    it("asks by itself for a server that has left it", async () => {
      ada.servers = [aServer("1", { status: "stopped" }), ...ada.servers.slice(1)];
      await refresher.refreshGroup("ada", { status: "active" });
      assert.deepEqual(ada.asked, ["list active", "get 1"]);
      assert.equal(status("1"), "stopped");
    });

    it("takes what an API gives that does not know the filter", async () => {
      ada.answerList = () => Promise.resolve({ servers: ada.servers, unreadableCount: 0 });
      ada.servers = ada.servers.map((server) => ({ ...server, status: "suspended" }));
      await refresher.refreshGroup("ada", { location: "us-west" });
      assert.deepEqual([status("1"), status("2")], ["suspended", "suspended"]);
    });

    it("in which the API wants a pause says so", async () => {
      const paused = { kind: "rateLimited", retryAfterMs: 5_000 } as const;
      ada.answerList = () =>
        Promise.resolve({ servers: [], unreadableCount: 0, isWhole: false, problem: paused });
      assert.equal((await refresher.refreshGroup("ada", { status: "active" })).problem, paused);
      assert.deepEqual(ids().toSorted(), ["1", "2"]);
    });

    it("that fails says why, and the list is as good as it was", async () => {
      ada.answerList = () => Promise.reject(new ProblemError({ kind: "unauthorized" }));
      const { problem } = await refresher.refreshGroup("ada", { location: "us-west" });
      assert.equal(problem?.kind, "unauthorized");
      assert.equal(snapshot()?.problem, undefined);
      assert.deepEqual(ids().toSorted(), ["1", "2"]);
    });
  });

  it("that ends in a problem is as old as its question, since what came may have come at once", async () => {
    const timeout = { kind: "timeout", host: "admin.vps.org", afterMs: 30_000 } as const;
    ada.answerList = async () => {
      await clock.advance(90_000);
      return { servers: ada.servers, unreadableCount: 0, isWhole: false, problem: timeout };
    };
    const askedMs = clock.now();
    await refresher.refreshList("ada");
    assert.equal(snapshot()?.asOfMs, askedMs);
  });

  it("of an account without a token asks nothing", async () => {
    const blind = new ServerRefresher(store, () => undefined, clock);
    assert.deepEqual(await blind.refreshList("ada"), { problem: undefined });
    assert.equal(await blind.refreshServer(ref), undefined);
    assert.equal(snapshot()?.isLoading, false);
  });
});
