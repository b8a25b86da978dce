import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import { graceMs } from "../../../../src/core/servers/grace";
import type { ServerDetails } from "../../../../src/core/servers/server";
import { Deferred } from "../../../fakes/deferred";
import type { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { aRequest } from "../../../fakes/requests";
import { aServer } from "../../../fakes/samples";
import { problemFrom } from "../../../fakes/rejection";
import { settled } from "../../../fakes/settled";
import { testFleet, type TestFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";

const ref = { accountKey: "ada", serverId: "1" };

describe("A server that is not there", () => {
  let source: FakeSource;
  let fleet: TestFleet;
  let clock: FakeClock;

  beforeEach(async () => {
    source = new FakeSource(aServer("1"), aServer("2"));
    ({ clock, ...fleet } = testFleet({ apiOf: () => source }));
    await fleet.refresher.refreshAll();
    source.asked.length = 0;
  });

  const ids = () => fleet.store.serversOf("ada").map(({ id }) => id);
  const vanished = () => fleet.store.stateOf("ada")?.vanished.map(({ name }) => name);
  const listOnly = (...kept: readonly string[]) => {
    source.answerList = () =>
      Promise.resolve({
        servers: source.servers.filter(({ id }) => kept.includes(id)),
        unreadableCount: 0,
      });
  };

  it("in one list is asked for by itself, and stays if it is there", async () => {
    listOnly("2");
    for (let times = 0; times < 6; times += 1) {
      await fleet.refresher.refreshList("ada");
    }
    assert.deepEqual(ids(), ["1", "2"]);
    assert.deepEqual(vanished(), []);
    assert.deepEqual(new Set(source.asked), new Set(["list", "get 1"]));
  });

  it("in a list and by itself is gone, which is said once", async () => {
    source.servers = [aServer("2")];
    await fleet.refresher.refreshList("ada");
    await fleet.refresher.refreshList("ada");
    assert.deepEqual(ids(), ["2"]);
    assert.deepEqual(vanished(), ["server-1"]);
    source.servers = [aServer("1"), aServer("2")];
    await fleet.refresher.refreshList("ada");
    assert.deepEqual(vanished(), []);
  });

  it("stays where its own question fails, whoever answered it", async () => {
    listOnly("2");
    for (const kind of ["noApi", "unauthorized"] as const) {
      source.answerGet = () => Promise.reject(new ProblemError({ kind }));
      await fleet.refresher.refreshList("ada");
      assert.deepEqual(ids(), ["1", "2"]);
    }
  });

  it("is not asked for any more once the API wants to be left alone", async () => {
    const many = Array.from({ length: 9 }, (_, at) => aServer(String(at)));
    source.servers = many;
    await fleet.refresher.refreshList("ada");
    source.asked.length = 0;
    listOnly();
    source.answerGet = () =>
      Promise.reject(new ProblemError({ kind: "rateLimited", retryAfterMs: 60_000 }));
    await fleet.refresher.refreshList("ada");
    assert.deepEqual(source.asked.length, 1 + 4);
    assert.equal(ids().length, 9);
  });

  it("by somebody else's 404 is still there", async () => {
    source.answerGet = () => Promise.reject(new ProblemError({ kind: "noApi" }));
    assert.equal((await problemFrom(fleet.refresher.refreshServer(ref))).kind, "noApi");
    assert.deepEqual(ids(), ["1", "2"]);
  });

  it("in a list that is not whole is not even asked for", async () => {
    for (const list of [
      { servers: [], unreadableCount: 1 },
      { servers: [], unreadableCount: 0, missingCount: 2 },
      { servers: [], unreadableCount: 0, isWhole: false },
    ]) {
      source.answerList = () => Promise.resolve(list);
      await fleet.refresher.refreshList("ada");
    }
    assert.deepEqual(new Set(source.asked), new Set(["list"]));
    assert.deepEqual(ids(), ["1", "2"]);
  });

  it("with all others in one empty list costs a second list and a few questions", async () => {
    source.servers = Array.from({ length: 2_000 }, (_, at) => aServer(String(at)));
    await fleet.refresher.refreshList("ada");
    source.asked.length = 0;
    let lists = 0;
    source.answerList = () => {
      lists += 1;
      return Promise.resolve({ servers: lists === 1 ? [] : source.servers, unreadableCount: 0 });
    };
    await fleet.refresher.refreshList("ada");
    assert.equal(ids().length, 2_000);
    assert.deepEqual(source.asked, ["list", "list"]);
  });

  it("with all others for good is gone with them, at the cost of a few questions", async () => {
    source.servers = Array.from({ length: 2_000 }, (_, at) => aServer(String(at)));
    await fleet.refresher.refreshList("ada");
    source.servers = [];
    source.asked.length = 0;
    await fleet.refresher.refreshList("ada");
    assert.deepEqual(ids(), []);
    assert.ok(source.asked.length <= 6, source.asked.join());
  });

  it("with all others in two lists stays if any of them is found", async () => {
    source.servers = Array.from({ length: 50 }, (_, at) => aServer(String(at)));
    await fleet.refresher.refreshList("ada");
    listOnly();
    await fleet.refresher.refreshList("ada");
    assert.equal(ids().length, 50);
  });

  it("with all others in two lists stays where a third one has it before that is certain", async () => {
    const all = Array.from({ length: 50 }, (_, at) => aServer(String(at)));
    source.servers = all;
    await fleet.refresher.refreshList("ada");
    listOnly();
    const own = new Deferred<ServerDetails>();
    source.answerGet = () => own.promise;
    const refreshing = fleet.refresher.refreshList("ada");
    await settled();
    source.servers = all.filter(({ id }) => !["1", "25", "49"].includes(id));
    source.answerList = () => Promise.resolve({ servers: source.servers, unreadableCount: 0 });
    const third = fleet.refresher.refreshListAnew("ada");
    await settled();
    own.reject(new ProblemError({ kind: "notFound", detail: undefined }));
    await Promise.all([refreshing, third]);
    assert.equal(ids().length, 47);
    assert.equal(vanished()?.length, 3);
  });

  it("with the first three, which are gone, in two lists stays if it is there", async () => {
    const all = Array.from({ length: 50 }, (_, at) => aServer(String(at)));
    source.servers = all;
    await fleet.refresher.refreshList("ada");
    source.servers = all.slice(3);
    source.answerList = () => Promise.resolve({ servers: all.slice(20), unreadableCount: 0 });
    await fleet.refresher.refreshList("ada");
    assert.ok(ids().length >= 47, `${ids().length}`);
    assert.ok(ids().includes("10"));
  });

  it("with all others in one list stays while a second list cannot be had", async () => {
    source.servers = Array.from({ length: 50 }, (_, at) => aServer(String(at)));
    await fleet.refresher.refreshList("ada");
    source.servers = source.servers.slice(3);
    let lists = 0;
    source.answerList = () => {
      lists += 1;
      return lists === 1
        ? Promise.resolve({ servers: [], unreadableCount: 0 })
        : Promise.reject(new ProblemError({ kind: "serverError", status: 500 }));
    };
    await fleet.refresher.refreshList("ada");
    assert.equal(ids().length, 50);
  });

  it("in the list of its group, but in the next whole one, is not missing any more", async () => {
    const { location } = aServer("1");
    const list = { servers: source.servers, unreadableCount: 0 };
    source.answerList = (filter) =>
      Promise.resolve(filter?.location === undefined ? list : { servers: [], unreadableCount: 0 });
    await fleet.refresher.refreshList("ada");
    source.answerGet = () => Promise.reject(new ProblemError({ kind: "noApi" }));
    await fleet.refresher.refreshGroup("ada", { location });
    source.asked.length = 0;
    await fleet.refresher.refreshList("ada");
    assert.deepEqual(source.asked, ["list"]);
  });

  describe("since it was just created", () => {
    beforeEach(async () => {
      source.answerCreate = () => Promise.resolve(aServer("9", { status: "provisioning" }));
      await fleet.creation.create("ada", aRequest());
    });

    it("is believed to be there, whatever lists and its own answer say", async () => {
      await fleet.refresher.refreshList("ada");
      const problem = await problemFrom(fleet.refresher.refreshServer({ ...ref, serverId: "9" }));
      assert.equal(problem.kind, "notFound");
      assert.ok(ids().includes("9"));
      assert.deepEqual(vanished(), []);
    });

    it("is gone once the API has had time to show it", async () => {
      clock.jump(-86_400_000);
      await clock.advance(graceMs);
      await fleet.refresher.refreshList("ada");
      assert.ok(ids().includes("9"));
      await clock.advance(1);
      await fleet.refresher.refreshList("ada");
      assert.ok(!ids().includes("9"));
    });

    it("is believed for no shorter when the clock is set ahead", async () => {
      clock.jump(86_400_000);
      await fleet.refresher.refreshList("ada");
      assert.ok(ids().includes("9"));
    });
  });

  describe("since it was just deleted", () => {
    beforeEach(async () => {
      await fleet.deletion.run([ref]);
    });

    it("stays away although a list still has it, and its own answer too", async () => {
      await fleet.refresher.refreshList("ada");
      await fleet.refresher.refreshServer(ref);
      clock.jump(86_400_000);
      await fleet.refresher.refreshList("ada");
      assert.deepEqual(ids(), ["2"]);
    });

    it("is back at once where the deletion said that it was gone before, and a list has it", async () => {
      const gone = withEvidence({ kind: "notFound", detail: undefined });
      source.answerDelete = () => Promise.reject(new ProblemError(gone));
      source.answerGet = () => Promise.reject(new ProblemError(gone));
      const other = { ...ref, serverId: "2" };
      assert.equal((await fleet.deletion.run([other]))[0]?.outcome.kind, "goneAlready");
      assert.deepEqual(ids(), []);
      await fleet.refresher.refreshList("ada");
      assert.deepEqual(ids(), ["2"]);
    });

    it("is never called vanished, even if it came back for a while", async () => {
      await clock.advance(graceMs + 1);
      await fleet.refresher.refreshList("ada");
      assert.deepEqual(ids().toSorted(), ["1", "2"]);
      source.servers = [aServer("2")];
      await fleet.refresher.refreshList("ada");
      assert.deepEqual(ids(), ["2"]);
      assert.deepEqual(vanished(), []);
    });
  });
});
