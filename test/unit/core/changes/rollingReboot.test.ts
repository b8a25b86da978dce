import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import { RollingReboot, type ProbeTarget } from "../../../../src/core/changes/rollingReboot";
import {
  isFinished,
  parseRollingRun,
  resumed,
  type RollingOrder,
  type RollingRun,
} from "../../../../src/core/changes/rollingRun";
import type { ServerDetails } from "../../../../src/core/servers/server";
import type { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { MemoryMarks } from "../../../fakes/memoryMarks";
import { anAccount, aServer } from "../../../fakes/samples";
import { testFleet, type TestFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";

const places = { a1: "a", a2: "a", b1: "b", b2: "b", c1: "c", c2: "c" };
const ids = Object.keys(places) as (keyof typeof places)[];
const rebootMs = 30_000;
const portMs = 12_000;

/** Six servers in three locations that take their time to reboot, and then to open their port. */
describe("A rolling reboot", () => {
  let source: FakeSource;
  let clock: FakeClock;
  let fleet: Omit<TestFleet, "clock">;
  let abort: AbortController;
  let kept: RollingRun;
  let activeAtMs: Map<string, number>;
  /** These never come back. */
  let dead: Set<string>;
  let silent: Set<string>;

  beforeEach(async () => {
    dead = new Set();
    silent = new Set();
    activeAtMs = new Map();
    abort = new AbortController();
    source = new FakeSource(
      ...ids.map((id) => aServer(id, { name: id, location: places[id], ipv4: `192.0.2.${id}` })),
    );
    ({ clock, ...fleet } = testFleet({ apiOf: () => source, marks: new MemoryMarks() }));
    await fleet.refresher.refreshAll();
    source.asked.length = 0;
    source.answerPower = (id) => {
      activeAtMs.set(id, clock.elapsedMs() + rebootMs);
      return Promise.resolve("rebooting");
    };
    source.answerGet = (id) => Promise.resolve(nowOf(id));
  });

  function nowOf(id: string): ServerDetails {
    const server = source.servers.find((one) => one.id === id);
    assert.ok(server);
    const isBack = clock.elapsedMs() >= (activeAtMs.get(id) ?? 0);
    const status = isBack ? (dead.has(id) ? "stopped" : "active") : "rebooting";
    return { ...server, status };
  }

  function answers({ host, port }: ProbeTarget): Promise<boolean> {
    assert.equal(port, 22);
    const id = host.replace("192.0.2.", "");
    source.asked.push(`probe ${id}`);
    const atMs = activeAtMs.get(id);
    const isBack = atMs === undefined || clock.elapsedMs() >= atMs + portMs;
    return Promise.resolve(isBack && !(atMs !== undefined && silent.has(id)));
  }

  function runOf(order: RollingOrder): RollingRun {
    return {
      order,
      servers: ids.map((serverId) => ({
        accountKey: "ada",
        serverId,
        name: serverId,
        location: places[serverId],
        step: "waiting",
      })),
    };
  }

  function begin(run: RollingRun): Promise<RollingRun> {
    const dependencies = {
      ...fleet,
      clock,
      probe: answers,
      targetOf: ({ ipv4 }: { ipv4: string | undefined }) =>
        ipv4 === undefined ? undefined : { host: ipv4, port: 22 },
    };
    const keep = (now: RollingRun) => {
      kept = now;
      return Promise.resolve();
    };
    return new RollingReboot(run, dependencies, keep, abort.signal).go();
  }

  const sent = () => source.asked.filter((one) => one.startsWith("reboot"));
  const steps = ({ servers }: RollingRun) =>
    servers.map(({ serverId, step, fault }) =>
      [serverId, step, fault?.kind].filter(Boolean).join(" "),
    );

  it("goes one by one, each when the one before is active and its port answers", async () => {
    const running = begin(runOf("server"));
    await clock.advance(10 * 60_000);
    assert.ok(isFinished(await running));
    assert.deepEqual(
      sent(),
      ids.map((id) => `reboot ${id}`),
    );
    const atMs = [...activeAtMs.values()].map((backMs) => backMs - rebootMs);
    for (const [at, beganMs] of atMs.slice(1).entries()) {
      const waitedMs = beganMs - (atMs[at] ?? 0);
      assert.ok(waitedMs >= rebootMs + portMs && waitedMs < rebootMs + portMs + 20_000);
    }
  });

  it("goes location by location, with all of one at a time", async () => {
    const running = begin(runOf("location"));
    await clock.advance(1);
    assert.deepEqual(sent(), ["reboot a1", "reboot a2"]);
    await clock.advance(60_000);
    assert.deepEqual(sent().slice(2), ["reboot b1", "reboot b2"]);
    await clock.advance(60_000);
    assert.deepEqual(sent().slice(4), ["reboot c1", "reboot c2"]);
    await clock.advance(60_000);
    assert.ok(isFinished(await running));
  });

  it("stops at the first server that does not come back: the fourth of six", async () => {
    dead.add("b2");
    const running = begin(runOf("server"));
    await clock.advance(10 * 60_000);
    assert.deepEqual(steps(await running), [
      "a1 done",
      "a2 done",
      "b1 done",
      "b2 rebooting notActiveAgain",
      "c1 waiting",
      "c2 waiting",
    ]);
    assert.deepEqual(sent(), ["reboot a1", "reboot a2", "reboot b1", "reboot b2"]);
  });

  for (const [what, accounts, fault] of [
    ["was deleted meanwhile", ["ada"], "gone"],
    ["has an account that signed out meanwhile", [], "signedOut"],
  ] as const) {
    it(`stops at a server that ${what}, and calls it so`, async () => {
      const running = begin(runOf("server"));
      await clock.advance(1_000);
      source.servers = source.servers.filter(({ id }) => id !== "a1");
      source.answerGet = () =>
        Promise.reject(new ProblemError(withEvidence({ kind: "notFound", detail: undefined })));
      fleet.store.setAccounts(accounts.map((key) => anAccount(key)));
      await clock.advance(60_000);
      assert.deepEqual(steps(await running).slice(0, 2), [`a1 rebooting ${fault}`, "a2 waiting"]);
    });
  }

  it("stops where a port stays closed, though the server is active", async () => {
    silent.add("a1");
    const running = begin(runOf("location"));
    await clock.advance(10 * 60_000);
    assert.deepEqual(steps(await running).slice(0, 3), [
      "a1 rebooting silentAfter",
      "a2 done",
      "b1 waiting",
    ]);
  });

  it("reboots none whose port is closed before, which nobody could see come back", async () => {
    activeAtMs.set("a1", clock.elapsedMs());
    silent.add("a1");
    assert.deepEqual(steps(await begin(runOf("location"))).slice(0, 2), [
      "a1 waiting silentBefore",
      "a2 waiting",
    ]);
    assert.deepEqual(sent(), []);
  });

  it("reboots no protected server, and goes no further", async () => {
    await fleet.store.protect([{ accountKey: "ada", serverId: "a2" }], true);
    const running = begin(runOf("server"));
    await clock.advance(60_000);
    const expected = ["a1 done", "a2 waiting protected", "b1 waiting"];
    assert.deepEqual(steps(await running).slice(0, 3), expected);
  });

  it("waits where the API asks for a pause, and reboots each once", async () => {
    let refusals = 2;
    const accept = source.answerPower;
    source.answerPower = (id, action) => {
      refusals -= 1;
      const problem = withEvidence({ kind: "rateLimited", retryAfterMs: 20_000 });
      return refusals < 0 ? accept(id, action) : Promise.reject(new ProblemError(problem));
    };
    const running = begin(runOf("server"));
    await clock.advance(10 * 60_000);
    assert.ok(isFinished(await running));
    assert.equal(sent().length, ids.length + 2);
  });

  it("never sends again what may have been carried out", async () => {
    const problem = withEvidence({ kind: "serverError", status: 502 });
    source.answerPower = () => Promise.reject(new ProblemError(problem));
    const running = begin(runOf("server"));
    await clock.advance(60_000);
    const stopped = await running;
    assert.equal(steps(stopped)[0], "a1 sending unclear");
    source.answerPower = (id) => {
      activeAtMs.set(id, clock.elapsedMs() + rebootMs);
      return Promise.resolve("rebooting");
    };
    const again = begin(resumed(stopped));
    await clock.advance(10 * 60_000);
    assert.ok(isFinished(await again));
    assert.deepEqual(
      sent(),
      ids.map((id) => `reboot ${id}`),
    );
  });

  it("can be cancelled while it waits, and sends nothing more", async () => {
    const running = begin(runOf("server"));
    await clock.advance(1_000);
    abort.abort();
    assert.deepEqual(steps(await running).slice(0, 2), ["a1 rebooting", "a2 waiting"]);
    await clock.advance(10 * 60_000);
    assert.deepEqual(sent(), ["reboot a1"]);
    assert.deepEqual(clock.waitsMs, []);
  });

  it("goes on in another window from what was kept, and reboots none twice", async () => {
    void begin(runOf("server"));
    await clock.advance(60_000);
    abort.abort();
    await clock.advance(1);
    assert.deepEqual(steps(kept).slice(0, 3), ["a1 done", "a2 rebooting", "b1 waiting"]);
    abort = new AbortController();
    const restored = parseRollingRun(JSON.parse(JSON.stringify(kept)));
    assert.ok(restored);
    const running = begin(restored);
    await clock.advance(10 * 60_000);
    assert.ok(isFinished(await running));
    assert.deepEqual(
      sent(),
      ids.map((id) => `reboot ${id}`),
    );
  });

  it("is kept as being sent before it is sent", async () => {
    let atSending: readonly string[] = [];
    source.answerPower = () => {
      atSending = steps(kept);
      return Promise.resolve("rebooting");
    };
    void begin(runOf("server"));
    await clock.advance(1);
    assert.equal(atSending[0], "a1 sending");
    abort.abort();
  });

  for (const broken of [undefined, null, 1, {}, { order: "server", servers: [] }, { servers: 1 }]) {
    it(`is not restored from ${JSON.stringify(broken)}`, () => {
      assert.equal(parseRollingRun(broken), undefined);
    });
  }

  it("is not restored where one of its servers can't be read", () => {
    const run = runOf("server");
    const servers = [...run.servers, { ...run.servers[0], step: "other" }];
    assert.equal(parseRollingRun({ ...run, servers }), undefined);
    assert.equal(parseRollingRun({ ...run, order: "random" }), undefined);
  });
});
