import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { MemoryPauses } from "../../../fakes/memoryPauses";
import { aServer } from "../../../fakes/samples";
import { testFleet, type TestFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";

const ids = Array.from({ length: 60 }, (_, at) => String(at));
const refs = ids.map((serverId) => ({ accountKey: "ada", serverId }));

describe("A batch that meets a limit of the API", () => {
  let source: FakeSource;
  let fleet: TestFleet;
  let clock: FakeClock;
  let sent: number;

  beforeEach(async () => {
    source = new FakeSource(...ids.map((id) => aServer(id)));
    ({ clock, ...fleet } = testFleet({ apiOf: () => source }, "ada", "bob"));
    await fleet.refresher.refreshAll();
    source.asked.length = 0;
    sent = 0;
  });

  /** So many are accepted between two pauses of this length. */
  function limit(most: number, retryAfterMs: number): void {
    let freeAtMs = 0;
    let accepted = 0;
    source.answerPower = () => {
      sent += 1;
      if (clock.elapsedMs() >= freeAtMs && accepted === most) {
        accepted = 0;
        freeAtMs = clock.elapsedMs() + retryAfterMs;
      }
      if (clock.elapsedMs() < freeAtMs) {
        const problem = { kind: "rateLimited", retryAfterMs } as const;
        return Promise.reject(new ProblemError(withEvidence(problem)));
      }
      accepted += 1;
      return Promise.resolve("stopping");
    };
  }

  const kinds = (results: readonly { readonly outcome: { readonly kind: string } }[]) => {
    const counts = new Map<string, number>();
    for (const { outcome } of results) {
      counts.set(outcome.kind, (counts.get(outcome.kind) ?? 0) + 1);
    }
    return Object.fromEntries(counts);
  };

  it("that another window has met waits from the beginning", async () => {
    const pauses = new MemoryPauses();
    ({ clock, ...fleet } = testFleet({ apiOf: () => source, pauses }));
    await fleet.refresher.refreshAll();
    source.asked.length = 0;
    await pauses.write("ada", { fromMs: clock.now(), forMs: 50_000 });
    const running = fleet.power.run(refs, "stop");
    await clock.advance(49_000);
    assert.deepEqual(source.asked, []);
    await clock.advance(1_000);
    assert.deepEqual(kinds(await running), { accepted: 60 });
  });

  it("waits and goes on: each is accepted once", async () => {
    limit(10, 50_000);
    const running = fleet.power.run(refs, "stop");
    await clock.advance(10 * 60_000);
    assert.deepEqual(kinds(await running), { accepted: 60 });
    assert.ok(sent < 100, String(sent));
  });

  it("goes on more slowly after a refusal, so that hardly any request is in vain", async () => {
    limit(2, 10_000);
    const running = fleet.power.run(refs, "stop");
    await clock.advance(15 * 60_000);
    assert.deepEqual(kinds(await running), { accepted: 60 });
    // One refusal for each pause is how it learns of it, and a few more before it has slowed down.
    assert.ok(sent <= 60 + 30 + 6, String(sent));
  });

  it("leaves the rest to the user where the pauses take longer than anybody waits", async () => {
    limit(1, 55_000);
    const running = fleet.power.run(refs, "stop");
    await clock.advance(60 * 60_000);
    const { accepted = 0, held = 0, ...rest } = kinds(await running);
    assert.deepEqual([accepted + held, rest], [60, {}]);
    assert.ok(accepted > 30 && held > 0, `${String(accepted)} accepted, ${String(held)} held`);
  });

  it("stops where the pause is longer than anybody waits, and says how far it came", async () => {
    limit(10, 3_600_000);
    const results = await fleet.power.run(refs, "stop");
    const { accepted, held, ...rest } = kinds(results);
    assert.equal(accepted, 10);
    assert.equal(held, 50);
    assert.deepEqual(rest, {});
    assert.ok(sent <= 14, String(sent));
  });

  it("can be cancelled while it waits", async () => {
    limit(10, 50_000);
    const abort = new AbortController();
    const running = fleet.power.run(refs, "stop", { signal: abort.signal });
    await clock.advance(1_000);
    abort.abort();
    const { accepted, skipped } = kinds(await running);
    assert.deepEqual([accepted, skipped], [10, 50]);
    assert.ok(clock.waitsMs.length === 0);
  });

  it("does not hold up the servers of another account", async () => {
    const bobs = new FakeSource(...ids.map((id) => aServer(id)));
    const sources = new Map([
      ["ada", source],
      ["bob", bobs],
    ]);
    ({ clock, ...fleet } = testFleet({ apiOf: (key) => sources.get(key) }, "ada", "bob"));
    await fleet.refresher.refreshAll();
    limit(0, 3_600_000);
    const both = [...refs.slice(0, 5), { accountKey: "bob", serverId: "1" }];
    const results = await fleet.power.run(both, "stop");
    assert.deepEqual(kinds(results), { held: 5, accepted: 1 });
  });

  it("of deletions stops in the same way", async () => {
    source.answerDelete = () => {
      const problem = { kind: "rateLimited", retryAfterMs: 3_600_000 } as const;
      return Promise.reject(new ProblemError(withEvidence(problem)));
    };
    const results = await fleet.deletion.run(refs.slice(0, 8));
    assert.deepEqual(kinds(results), { held: 8 });
    assert.equal(fleet.store.serversOf("ada").length, 60);
  });

  it("calls a server that has vanished meanwhile as the user was asked about it", async () => {
    const ref = { accountKey: "ada", serverId: "gone" };
    const [result] = await fleet.deletion.run([ref], { nameOf: () => "web-1" });
    assert.equal(result?.name, "web-1");
    assert.equal(result.outcome.kind, "goneAlready");
  });

  it("of one server says what the API said, at once", async () => {
    limit(0, 50_000);
    const results = await fleet.power.run(refs.slice(0, 1), "stop");
    assert.deepEqual(kinds(results), { failed: 1 });
  });
});
