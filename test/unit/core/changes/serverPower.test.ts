import assert from "node:assert/strict";
import type { Problem } from "../../../../src/core/base/problem";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { ServerPower } from "../../../../src/core/changes/serverPower";
import type { ServerStore } from "../../../../src/core/servers/serverStore";
import { Deferred } from "../../../fakes/deferred";
import { withEvidence } from "../../../fakes/withEvidence";
import type { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { aServer } from "../../../fakes/samples";
import { settled } from "../../../fakes/settled";
import { testFleet } from "../../../fakes/testFleet";

const ids = ["1", "2", "3", "4", "5", "6"];
const refs = ids.map((serverId) => ({ accountKey: "ada", serverId }));
const one = refs.slice(0, 1);

describe("A power action", () => {
  let store: ServerStore;
  let source: FakeSource;
  let power: ServerPower;
  let clock: FakeClock;

  beforeEach(async () => {
    source = new FakeSource(...ids.map((id) => aServer(id)));
    const fleet = testFleet({ apiOf: (key) => (key === "ada" ? source : undefined) });
    ({ store, power, clock } = fleet);
    await fleet.refresher.refreshAll();
    source.asked.length = 0;
  });

  const status = (serverId = "1") => store.find({ accountKey: "ada", serverId })?.server.status;

  function failWith(problem: Problem): void {
    source.answerPower = () => Promise.reject(new ProblemError(problem));
  }

  /** What the next list says of the first server. */
  function list(status: string, updatedAtMs?: number): void {
    store.update("ada", (servers) => {
      const server = aServer("1", { status, updatedAtMs });
      const listed = { servers: [server], unreadableCount: 0 };
      servers.listArrived(servers.listAsked(), listed, clock.now());
    });
  }

  it("is accepted, and the row says what is under way from the click on", async () => {
    const answer = new Deferred<string>();
    source.answerPower = () => answer.promise;
    const running = power.run(one, "stop");
    await settled();
    assert.equal(status(), "stopping");
    answer.resolve("stopping");
    assert.deepEqual(await running, [
      { ref: one[0], name: "server-1", outcome: { kind: "accepted" } },
    ]);
    assert.equal(status(), "stopping");
    assert.deepEqual(source.asked, ["stop 1"]);
  });

  it("keeps its word on the row although the next lists still have the old state", async () => {
    await power.run(one, "reboot");
    list("active");
    assert.equal(status(), "rebooting");
  });

  for (const jumpMs of [-86_400_000, -60_000, 60_000, 86_400_000]) {
    it(`keeps its word for as long as ever where the clock jumps by ${jumpMs / 1_000} s meanwhile`, async () => {
      const answer = new Deferred<string>();
      source.answerPower = () => answer.promise;
      const running = power.run(one, "stop");
      await settled();
      clock.jump(jumpMs);
      answer.resolve("stopping");
      await running;
      clock.jump(-2 * jumpMs);
      await clock.advance(19_000);
      list("active");
      assert.equal(status(), "stopping");
      await clock.advance(2_000);
      list("active");
      assert.equal(status(), "active");
    });
  }

  it("keeps its word although a copy of the API lags behind by another action", async () => {
    await power.run(one, "stop");
    list("rebooting");
    assert.equal(status(), "stopping");
    list("stopped");
    assert.equal(status(), "stopped");
  });

  it("keeps its word although the state that it began with was not known, and a copy lags behind", async () => {
    list("error");
    await power.run(one, "stop");
    list("active");
    assert.equal(status(), "stopping");
  });

  it("keeps its word although a copy of the API still shows the same action of before", async () => {
    list("active", 2_000);
    await power.run(one, "reboot");
    list("rebooting", 1_000);
    list("active", 2_000);
    assert.equal(status(), "rebooting");
    list("active", 3_000);
    list("rebooting", 4_000);
    list("active", 5_000);
    assert.equal(status(), "active");
  });

  it("that is refused after its account has signed out does not say that the server is gone", async () => {
    const answer = new Deferred<string>();
    source.answerPower = () => answer.promise;
    const running = power.run(one, "stop");
    await settled();
    store.setAccounts([]);
    const problem = withEvidence({ kind: "invalid", fields: [], detail: "Server is not running" });
    answer.reject(new ProblemError(problem));
    const [result] = await running;
    assert.deepEqual(result?.outcome, { kind: "failed", problem });
  });

  it("is sent once although somebody clicks twice", async () => {
    const answer = new Deferred<string>();
    source.answerPower = () => answer.promise;
    const first = power.run(one, "stop");
    await settled();
    const second = await power.run(one, "stop");
    assert.deepEqual(second[0]?.outcome, { kind: "skipped" });
    answer.resolve("stopping");
    await first;
    assert.deepEqual(source.asked, ["stop 1"]);
  });

  it("is sent once for a server that is selected twice", async () => {
    const results = await power.run([...one, ...one], "stop");
    assert.deepEqual(
      results.map(({ outcome }) => outcome.kind),
      ["accepted", "skipped"],
    );
    assert.deepEqual(source.asked, ["stop 1"]);
  });

  it("is not sent where the state does not allow it, nor for what nobody knows", async () => {
    const unknown = [
      { accountKey: "ada", serverId: "99" },
      { accountKey: "eve", serverId: "1" },
    ];
    const results = await power.run([...one, ...unknown], "start");
    assert.deepEqual(
      results.map(({ name, outcome }) => `${name} ${outcome.kind}`),
      ["server-1 skipped", "99 skipped", "1 skipped"],
    );
    assert.deepEqual(source.asked, []);
  });

  it("goes to at most four servers at once, and gives the results in their order", async () => {
    const answers = new Map(ids.map((id) => [id, new Deferred<string>()]));
    source.answerPower = (id) => answers.get(id)?.promise ?? Promise.resolve("stopping");
    const done: number[] = [];
    const running = power.run(refs, "stop", { onDone: (count) => done.push(count) });
    await settled();
    assert.equal(source.asked.length, 4);
    answers.get("3")?.resolve("stopping");
    await settled();
    assert.equal(source.asked.length, 5);
    for (const answer of answers.values()) {
      answer.resolve("stopping");
    }
    const results = await running;
    assert.deepEqual(
      results.map(({ ref }) => ref.serverId),
      ids,
    );
    assert.deepEqual(done, [1, 2, 3, 4, 5, 6]);
  });

  it("is not begun for more servers once it is cancelled; what was sent is finished", async () => {
    const answer = new Deferred<string>();
    source.answerPower = () => answer.promise;
    const abort = new AbortController();
    const running = power.run(refs, "stop", { signal: abort.signal });
    await settled();
    abort.abort();
    answer.resolve("stopping");
    const kinds = (await running).map(({ outcome }) => outcome.kind);
    assert.deepEqual(kinds, [...Array<string>(4).fill("accepted"), "skipped", "skipped"]);
    assert.equal(status("6"), "active");
  });

  it("that the API refuses ends in the truth", async () => {
    const problem = withEvidence({ kind: "invalid", fields: [], detail: "Server is not running" });
    failWith(problem);
    source.servers = [aServer("1", { status: "stopped" })];
    const [result] = await power.run(one, "reboot");
    assert.deepEqual(result?.outcome, { kind: "refused", problem, status: "stopped" });
    assert.equal(status(), "stopped");
    assert.deepEqual(source.asked, ["reboot 1", "get 1"]);
  });

  it("that conflicts with another ends in the truth", async () => {
    failWith(withEvidence({ kind: "conflict", detail: undefined }));
    source.servers = [aServer("1", { status: "rebooting" })];
    const [result] = await power.run(one, "stop");
    assert.equal(result?.outcome.kind, "refused");
    assert.equal(status(), "rebooting");
  });

  it("that the API refuses for another reason than the state has failed", async () => {
    const problem = withEvidence({ kind: "invalid", fields: [], detail: "Maintenance" });
    failWith(problem);
    const [result] = await power.run(one, "reboot");
    assert.deepEqual(result?.outcome, { kind: "failed", problem });
    assert.equal(status(), "active");
  });

  it("whose answer never came is not sent again: the server is asked for its state", async () => {
    const problem = withEvidence({ kind: "timeout", host: "admin.vps.org", afterMs: 30_000 });
    failWith(problem);
    const [result] = await power.run(one, "stop");
    assert.deepEqual(result?.outcome, { kind: "unknown", problem });
    assert.equal(status(), "active");
    assert.deepEqual(source.asked, ["stop 1", "get 1"]);
  });

  it("whose answer never came has been accepted where the server is on its way", async () => {
    failWith(withEvidence({ kind: "timeout", host: "admin.vps.org", afterMs: 30_000 }));
    source.servers = [aServer("1", { status: "stopping" })];
    const [result] = await power.run(one, "stop");
    assert.deepEqual(result?.outcome, { kind: "accepted" });
    assert.equal(status(), "stopping");
    assert.deepEqual(source.asked, ["stop 1", "get 1"]);
  });

  it("whose answer never came, nor any after it, leaves the last known state", async () => {
    failWith(withEvidence({ kind: "network", host: "admin.vps.org", code: "ECONNRESET" }));
    source.answerGet = () =>
      Promise.reject(
        new ProblemError(withEvidence({ kind: "network", host: "h", code: "ECONNREFUSED" })),
      );
    const [result] = await power.run(one, "stop");
    assert.equal(result?.outcome.kind, "unknown");
    assert.equal(status(), "active");
  });

  it("that fails for certain asks nothing more, and leaves the row as it was", async () => {
    const problem = withEvidence({ kind: "forbidden", detail: undefined });
    failWith(problem);
    const [result] = await power.run(one, "stop");
    assert.deepEqual(result?.outcome, { kind: "failed", problem });
    assert.equal(status(), "active");
    assert.deepEqual(source.asked, ["stop 1"]);
  });

  it("on a server that is gone takes its row away", async () => {
    failWith(withEvidence({ kind: "notFound", detail: undefined }));
    source.servers = [];
    const [result] = await power.run(one, "stop");
    assert.equal(result?.outcome.kind, "failed");
    assert.equal(status(), undefined);
  });

  it("that fails on one server does not keep it from the others", async () => {
    source.answerPower = (id) =>
      id === "2"
        ? Promise.reject(new ProblemError(withEvidence({ kind: "unauthorized" })))
        : Promise.resolve("stopping");
    const kinds = (await power.run(refs, "stop")).map(({ outcome }) => outcome.kind);
    assert.deepEqual(kinds, ["accepted", "failed", ...Array<string>(4).fill("accepted")]);
  });

  it("of an account that signs out meanwhile changes nothing and fails nothing", async () => {
    const answer = new Deferred<string>();
    source.answerPower = () => answer.promise;
    const running = power.run(one, "stop");
    await settled();
    store.setAccounts([]);
    answer.resolve("stopping");
    assert.equal((await running)[0]?.outcome.kind, "accepted");
    assert.deepEqual(store.views(), []);
  });
});
