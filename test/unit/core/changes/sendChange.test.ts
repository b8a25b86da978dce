import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { ServerDetails } from "../../../../src/core/servers/server";
import { Deferred } from "../../../fakes/deferred";
import { FakeSource } from "../../../fakes/fakeSource";
import { aServer } from "../../../fakes/samples";
import { settled } from "../../../fakes/settled";
import { testFleet, type TestFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";

const ref = { accountKey: "ada", serverId: "1" };
const lost = () =>
  Promise.reject(new ProblemError(withEvidence({ kind: "timeout", host: "h", afterMs: 30_000 })));

describe("A change whose answer is lost", () => {
  let source: FakeSource;
  let fleet: TestFleet;

  beforeEach(async () => {
    source = new FakeSource(aServer("1", { backupsEnabled: false }));
    fleet = testFleet({ apiOf: () => source });
    await fleet.refresher.refreshAll();
    source.answerPower = lost;
    source.answerChange = lost;
    source.answerDelete = lost;
  });

  const changes: readonly (readonly [
    string,
    Partial<ServerDetails> | "gone",
    () => Promise<string>,
  ])[] = [
    [
      "a stop",
      { status: "stopping" },
      async () => (await fleet.power.run([ref], "stop"))[0]?.outcome.kind ?? "",
    ],
    [
      "a rename",
      { name: "new" },
      async () => (await fleet.edits.change(ref, { name: "new" })).kind,
    ],
    [
      "backups",
      { backupsEnabled: true },
      async () => (await fleet.edits.change(ref, { backupsEnabled: true })).kind,
    ],
    ["a deletion", "gone", async () => (await fleet.deletion.run([ref]))[0]?.outcome.kind ?? ""],
  ];
  for (const [what, after, run] of changes) {
    it(`is looked for by a question from then on, not by one sent before: ${what}`, async () => {
      const early = new Deferred<ServerDetails>();
      const late = source.answerGet;
      source.answerGet = () => early.promise;
      const before = fleet.refresher.refreshServer(ref);
      await settled();
      source.answerGet = late;
      source.servers = after === "gone" ? [] : [aServer("1", after)];
      const kind = await run();
      assert.ok(["accepted", "changed", "deleted"].includes(kind), kind);
      early.resolve(aServer("1"));
      await before;
      const shown = fleet.store.find(ref)?.server;
      assert.equal(shown?.status, after === "gone" ? undefined : (after.status ?? "active"));
    });
  }
});

describe("A server that is being changed", () => {
  let source: FakeSource;
  let fleet: TestFleet;
  let answer: Deferred<string>;

  beforeEach(async () => {
    source = new FakeSource(aServer("1"));
    fleet = testFleet({ apiOf: () => source });
    await fleet.refresher.refreshAll();
    source.asked.length = 0;
    answer = new Deferred();
    source.answerPower = () => answer.promise;
  });

  it("takes no other change meanwhile, and says so", async () => {
    const stopping = fleet.power.run([ref], "stop");
    await settled();
    assert.equal((await fleet.edits.change(ref, { name: "new" })).kind, "busy");
    assert.equal((await fleet.deletion.run([ref]))[0]?.outcome.kind, "busy");
    answer.resolve("stopping");
    await stopping;
    assert.deepEqual(source.asked, ["stop 1"]);
    assert.equal((await fleet.edits.change(ref, { name: "new" })).kind, "changed");
  });

  it("is changed once by two clicks on the same", async () => {
    const held = new Deferred<undefined>();
    source.answerChange = () => held.promise;
    const both = [
      fleet.edits.change(ref, { name: "new" }),
      fleet.edits.change(ref, { name: "new" }),
    ];
    held.resolve(undefined);
    assert.deepEqual(await Promise.all(both), [{ kind: "changed" }, { kind: "changed" }]);
    assert.equal(source.asked.length, 1);
  });

  it("of an account that has gone is nobody's to change", async () => {
    const stopping = fleet.power.run([ref], "stop");
    await settled();
    fleet.store.setAccounts([]);
    answer.resolve("stopping");
    await stopping;
    assert.deepEqual(fleet.store.allServers(), []);
  });

  it("of an account that is not there yet is not said to be gone, and nothing is sent", async () => {
    fleet.store.setAccounts([]);
    const [deleted] = await fleet.deletion.run([ref]);
    const edited = await fleet.edits.change(ref, { name: "new" });
    const refused = { kind: "failed", problem: { kind: "unauthorized" } };
    assert.deepEqual([deleted?.outcome, edited], [refused, refused]);
    assert.deepEqual(source.asked, []);
  });
});
