import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problemOf } from "../../../src/core/base/problemError";
import { MemorySecrets } from "../../fakes/memorySecrets";
import { aRequest } from "../../fakes/requests";
import { settled } from "../../fakes/settled";
import { Deferred } from "../../fakes/deferred";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { openWindow, type OpenWindow } from "./openWindow";
import { SteppedClock } from "./steppedClock";
import { until } from "./until";

describe("Two things at once", () => {
  let folder: string;
  let simulator: Simulator;
  let elsewhere: Simulator;
  let apiUrl: string;
  let window: OpenWindow;
  let release: Deferred<undefined>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "vps-at-once-"));
    simulator = await startSimulator();
    elsewhere = await startSimulator();
    apiUrl = simulator.apiUrl;
    window = openWindow({
      secrets: new MemorySecrets(),
      apiUrl: () => apiUrl,
      cacheFolder: folder,
      clock: new SteppedClock(),
      timeoutMs: () => 5_000,
    });
    await window.sync.start();
    await window.signIn();
    await window.sync.ready();
    simulator.clearRequests();
    release = new Deferred();
  });

  afterEach(async () => {
    release.resolve(undefined);
    window.dispose();
    await Promise.all([simulator.close(), elsewhere.close()]);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  const ref = (serverId = "12345") => {
    const [view] = window.store.views();
    return { accountKey: view?.account.key ?? "", serverId };
  };
  const sent = () => simulator.requests.map(({ method, path }) => `${method} ${path.slice(8)}`);
  const edit = { name: "renamed" };

  /** The next response is prepared, but arrives only once the test releases it. */
  function hold(): void {
    const fault = { kind: "hold", until: release.promise, computed: "atRequest" } as const;
    simulator.faults.add({ fault });
  }

  it("two clicks on Stop are one request", async () => {
    const [first, second] = await Promise.all([
      window.power.run([ref()], "stop"),
      window.power.run([ref()], "stop"),
    ]);
    assert.deepEqual(
      [first, second].map(([result]) => result?.outcome.kind),
      ["accepted", "skipped"],
    );
    assert.deepEqual(sent(), ["POST servers/12345/stop/"]);
  });

  it("two deletions of one server are one request", async () => {
    const [first, second] = await Promise.all([
      window.deletion.run([ref()]),
      window.deletion.run([ref(), ref()]),
    ]);
    assert.deepEqual(
      [...first, ...second].map(({ outcome }) => outcome.kind),
      ["deleted", "deleted", "deleted"],
    );
    assert.deepEqual(sent(), ["DELETE servers/12345/"]);
  });

  it("two refreshes are one request", async () => {
    await Promise.all([window.refresher.refreshAll(), window.refresher.refreshAll()]);
    assert.deepEqual(sent(), ["GET servers/"]);
  });

  it("a deletion and a stop leave no row behind", async () => {
    await Promise.all([window.deletion.run([ref()]), window.power.run([ref()], "stop")]);
    await window.refresher.refreshAll();
    assert.deepEqual(
      window.store.allServers().map(({ server }) => server.id),
      ["12346"],
    );
  });

  const during: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["the list", () => window.refresher.refreshAll()],
    ["one server", () => window.refresher.refreshServer(ref())],
    ["a create", () => window.creation.create(ref().accountKey, aRequest())],
    ["a change", () => window.edits.change(ref(), edit)],
    ["a deletion", () => window.deletion.run([ref()])],
    ["a stop", () => window.power.run([ref()], "stop")],
  ];

  for (const [what, start] of during) {
    it(`a sign-out during ${what} ends in an empty tree`, async () => {
      hold();
      const running = start();
      await until(() => simulator.requests.length === 1);
      await window.signOut();
      release.resolve(undefined);
      await running;
      await window.sync.ready();
      assert.deepEqual(window.store.views(), []);
      assert.equal(simulator.requests.length, 1);
    });

    it(`a sign-out during ${what}, whose response is lost, sends nothing more`, async () => {
      hold();
      const running = start();
      await until(() => simulator.requests.length === 1);
      await window.signOut();
      await simulator.close();
      await running.catch((caught: unknown) => {
        assert.equal(problemOf(caught)?.kind, "cancelled");
      });
      await settled();
      assert.equal(simulator.requests.length, 1);
      assert.deepEqual(window.store.views(), []);
    });

    it(`another API address during ${what} sends nothing there`, async () => {
      hold();
      const running = start();
      await until(() => simulator.requests.length === 1);
      apiUrl = elsewhere.apiUrl;
      window.sync.accountsChanged();
      await settled();
      release.resolve(undefined);
      await running;
      await window.sync.ready();
      assert.deepEqual(window.store.views(), []);
      assert.equal(elsewhere.requests.length, 0);
    });

    it(`a window that closes during ${what} sends nothing more`, async () => {
      simulator.faults.add({ fault: { kind: "status", status: 503 }, times: Infinity });
      const running = start();
      window.dispose();
      await running.catch(() => undefined);
      await settled();
      assert.ok(simulator.requests.length <= 1, sent().join());
    });
  }

  it("a deletion whose response is lost with the account is not reported as done", async () => {
    hold();
    const running = window.deletion.run([ref()]);
    await until(() => simulator.requests.length === 1);
    await window.signOut();
    await simulator.close();
    assert.equal((await running)[0]?.outcome.kind, "unknown");
  });

  it("the same account, back before an old answer, keeps the newer list", async () => {
    hold();
    const old = window.refresher.refreshAll();
    await until(() => simulator.requests.length === 1);
    await window.signOut();
    await window.signIn();
    simulator.removeServer(12345);
    await window.sync.ready();
    await window.refresher.refreshAll();
    release.resolve(undefined);
    await old;
    assert.deepEqual(
      window.store.allServers().map(({ server }) => server.id),
      ["12346"],
    );
  });
});
