import assert from "node:assert/strict";
import type { Problem } from "../../../../src/core/base/problem";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { ServerDeletion } from "../../../../src/core/changes/serverDeletion";
import type { ServerRefresher } from "../../../../src/core/refresh/serverRefresher";
import type { ServerStore } from "../../../../src/core/servers/serverStore";
import { Deferred } from "../../../fakes/deferred";
import { FakeSource } from "../../../fakes/fakeSource";
import { aServer } from "../../../fakes/samples";
import { settled } from "../../../fakes/settled";
import { testFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";

const ids = ["1", "2", "3", "4", "5", "6"];
const refs = ids.map((serverId) => ({ accountKey: "ada", serverId }));
const one = refs.slice(0, 1);
const gone: Problem = withEvidence({ kind: "notFound", detail: undefined });
const timeout: Problem = withEvidence({ kind: "timeout", host: "admin.vps.org", afterMs: 30_000 });

describe("A deletion", () => {
  let store: ServerStore;
  let source: FakeSource;
  let deletion: ServerDeletion;
  let refresher: ServerRefresher;

  beforeEach(async () => {
    source = new FakeSource(...ids.map((id) => aServer(id)));
    ({ store, refresher, deletion } = testFleet({
      apiOf: (key) => (key === "ada" ? source : undefined),
    }));
    await refresher.refreshAll();
    source.asked.length = 0;
  });

  const sent = () =>
    source.asked.filter((one) => one.startsWith("delete ")).map((one) => one.slice(7));
  const asked = () => source.asked.filter((one) => !one.startsWith("delete "));
  const left = () => store.allServers().map(({ server }) => server.id);
  const status = (serverId = "1") => store.find({ accountKey: "ada", serverId })?.server.status;
  const failWith = (problem: Problem, id?: string) => {
    source.answerDelete = (serverId) =>
      id === undefined || serverId === id
        ? Promise.reject(new ProblemError(problem))
        : Promise.resolve();
  };
  const outcomes = async (chosen = one) =>
    (await deletion.run(chosen)).map(({ outcome }) => outcome);

  it("says deleting until the API has answered, then takes the row away", async () => {
    const answer = new Deferred<undefined>();
    source.answerDelete = () => answer.promise;
    const running = deletion.run(one);
    await settled();
    assert.equal(status(), "deleting");
    await refresher.refreshAll();
    assert.equal(status(), "deleting");
    answer.resolve(undefined);
    const result = { ref: one[0], name: "server-1", outcome: { kind: "deleted" } };
    assert.deepEqual(await running, [result]);
    assert.deepEqual(left(), ids.slice(1));
  });

  it("of a server that is gone already is calm, and the row goes too", async () => {
    failWith(gone);
    source.servers = source.servers.slice(1);
    assert.deepEqual(await outcomes(), [{ kind: "goneAlready" }]);
    assert.deepEqual(left(), ids.slice(1));
    assert.deepEqual(store.stateOf("ada")?.vanished, []);
  });

  const strange: Problem = {
    kind: "unexpectedStatus",
    status: 404,
    ...(gone.evidence ? { evidence: gone.evidence } : {}),
  };

  it("that finds no such server was none where the server's own answer has it", async () => {
    failWith(gone);
    assert.deepEqual(await outcomes(), [{ kind: "failed", problem: strange }]);
    assert.deepEqual(asked(), ["get 1"]);
    assert.equal(status(), "active");
  });

  it("that finds no such server is not known where the server cannot be asked", async () => {
    failWith(gone);
    source.answerGet = () => Promise.reject(new ProblemError(timeout));
    assert.deepEqual(
      (await outcomes()).map(({ kind }) => kind),
      ["unknown"],
    );
    assert.equal(status(), "active");
    assert.deepEqual(left(), ids);
  });

  it("says deleting until it is known whether there was such a server", async () => {
    failWith(gone);
    const answer = new Deferred<never>();
    source.answerGet = () => answer.promise;
    const running = outcomes();
    await settled();
    assert.equal(status(), "deleting");
    answer.reject(new ProblemError(gone));
    assert.deepEqual(await running, [{ kind: "goneAlready" }]);
  });

  const refusals: readonly Problem[] = [
    { kind: "unauthorized" },
    { kind: "forbidden", detail: undefined },
    { kind: "conflict", detail: "Busy." },
    { kind: "rateLimited", retryAfterMs: 5_000 },
    { kind: "network", host: "admin.vps.org", code: "ECONNREFUSED" },
  ];
  for (const problem of refusals.map(withEvidence)) {
    it(`that is refused leaves the server as it was: ${problem.kind}`, async () => {
      failWith(problem);
      assert.deepEqual(await outcomes(), [{ kind: "failed", problem }]);
      assert.equal(status(), "active");
      assert.deepEqual(sent(), ["1"]);
      assert.deepEqual(asked(), []);
    });
  }

  it("without an answer was carried out where the server is gone", async () => {
    failWith(timeout);
    source.servers = [];
    assert.deepEqual(await outcomes(), [{ kind: "deleted" }]);
    assert.deepEqual(left(), ids.slice(1));
    assert.deepEqual(sent(), ["1"]);
  });

  it("without an answer is not known where the server is still there", async () => {
    failWith(timeout);
    assert.deepEqual(await outcomes(), [{ kind: "unknown", problem: timeout }]);
    assert.equal(status(), "active");
    assert.deepEqual(asked(), ["get 1"]);
    assert.deepEqual(sent(), ["1"]);
  });

  it("without an answer is not known where the server cannot be asked either", async () => {
    failWith(timeout);
    source.answerGet = () => Promise.reject(new ProblemError(timeout));
    assert.deepEqual(await outcomes(), [{ kind: "unknown", problem: timeout }]);
    assert.deepEqual(left(), ids);
  });

  it("of several deletes the others when one fails, and says which", async () => {
    failWith(withEvidence({ kind: "forbidden", detail: undefined }), "3");
    const results = await deletion.run(refs);
    assert.deepEqual(
      results.map(({ name, outcome }) => `${name} ${outcome.kind}`),
      [
        "server-1 deleted",
        "server-2 deleted",
        "server-3 failed",
        "server-4 deleted",
        "server-5 deleted",
        "server-6 deleted",
      ],
    );
    assert.deepEqual(left(), ["3"]);
    assert.deepEqual(sent().toSorted(), ids);
  });

  it("of many does not ask for all at once", async () => {
    const answer = new Deferred<undefined>();
    source.answerDelete = () => answer.promise;
    const running = deletion.run(refs);
    await settled();
    assert.equal(sent().length, 4);
    answer.resolve(undefined);
    await running;
    assert.equal(sent().length, 6);
  });

  it("of a server that nobody knows sends nothing", async () => {
    const nobody = [{ accountKey: "ada", serverId: "99" }];
    assert.deepEqual(await outcomes(nobody), [{ kind: "goneAlready" }]);
    assert.deepEqual(sent(), []);
  });

  it("for an account that has signed out says so, not that the server is gone", async () => {
    const other = [{ accountKey: "eve", serverId: "1" }];
    assert.deepEqual(await outcomes(other), [
      { kind: "failed", problem: { kind: "unauthorized" } },
    ]);
    assert.deepEqual(sent(), []);
  });

  it("leaves the row as it was after a fault of the program", async () => {
    source.answerDelete = () => Promise.reject(new TypeError("fault"));
    await assert.rejects(deletion.run(one), TypeError);
    assert.equal(status(), "active");
  });
});
