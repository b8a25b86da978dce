import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemNewId } from "../../../src/files/newId";
import { systemStorage } from "../../../src/files/storage";
import { systemClock } from "../../../src/core/base/clock";
import { Accounts } from "../../../src/auth/accounts";
import { AccountStore } from "../../../src/auth/accountStore";
import type { ServerList } from "../../../src/core/servers/serverList";
import { ProblemError } from "../../../src/core/base/problemError";
import { Paces } from "../../../src/core/refresh/accountPace";
import { ServerRefresher } from "../../../src/core/refresh/serverRefresher";
import { ServerStore } from "../../../src/core/servers/serverStore";
import { AccountSync } from "../../../src/sync/accountSync";
import { KeptLists } from "../../../src/sync/keptLists";
import { ListCache } from "../../../src/sync/listCache";
import { Deferred } from "../../fakes/deferred";
import { FakeClock } from "../../fakes/fakeClock";
import { FakeSource } from "../../fakes/fakeSource";
import { InstantClock } from "../../fakes/instantClock";
import { MemoryPauses } from "../../fakes/memoryPauses";
import { MemorySecrets } from "../../fakes/memorySecrets";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { aServer } from "../../fakes/samples";

const here = "https://admin.vps.org/api/v1/";
const there = "https://staging.example/api/v1/";
const ada = { label: "ada@example.com", apiUrl: here, token: "vps_ada_token_0123456789" };

describe("Following the signed-in accounts", () => {
  let folder: string;
  let secrets: MemorySecrets;
  let source: FakeSource;
  let logger: RecordingLogger;
  let apiUrl: string;
  let pauses: MemoryPauses;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "vps-sync-"));
    secrets = new MemorySecrets();
    source = new FakeSource(aServer("1"));
    logger = new RecordingLogger();
    apiUrl = here;
    pauses = new MemoryPauses();
  });

  afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

  /** One window, as extension.ts builds it; all share keyring, disk, pauses and API. */
  function openWindow(environmentToken?: string) {
    const clock = new FakeClock();
    const paces = new Paces(clock, pauses);
    const accounts = new Accounts({
      newId: systemNewId,
      store: new AccountStore({ secrets, clock, logger }),
      clock,
      apiUrl: () => apiUrl,
      environmentToken,
      onStorageFailed: () => undefined,
    });
    const store = new ServerStore(systemClock);
    const refresher = new ServerRefresher(store, () => source, clock, paces);
    const cache = new ListCache(folder, systemStorage);
    const lists = new KeptLists({ store, cache, clock: new InstantClock(), logger });
    const sync = new AccountSync({
      accounts,
      store,
      refresher,
      lists,
      belongings: [],
      clock,
      logger,
    });
    const ids = () => store.allServers().map(({ server }) => server.id);
    return { accounts, store, refresher, cache, sync, clock, ids };
  }

  async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await condition())) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  /** A draft that is still being written is neither a list nor missing. */
  const filesLeft = (count: number) => async () => {
    const files = await readdir(folder);
    return files.length === count && files.every((file) => file.endsWith(".json"));
  };

  it("requests the servers of every account that signs in", async () => {
    const { accounts, sync, ids } = openWindow();
    await sync.start();
    assert.deepEqual(source.asked, []);
    await accounts.add(ada);
    await sync.ready();
    assert.deepEqual(ids(), ["1"]);
  });

  describe("in a pause that another window was asked for", () => {
    type InPause = Awaited<ReturnType<typeof openedInPause>>;

    async function openedInPause() {
      const first = openWindow();
      await first.sync.start();
      const { key } = await first.accounts.add(ada);
      await first.sync.ready();
      await until(filesLeft(1));
      source.asked.length = 0;
      await pauses.write(key, { fromMs: first.clock.now(), forMs: 60_000 });
      const window = openWindow();
      await window.sync.start();
      return { ...window, key };
    }

    it("shows the list of the last session and why there is no newer one, then asks", async () => {
      const { store, sync, clock, ids, key } = await openedInPause();
      assert.deepEqual(ids(), ["1"]);
      assert.deepEqual(store.stateOf(key)?.problem, { kind: "rateLimited", retryAfterMs: 60_000 });
      await sync.ready();
      await clock.advance(59_000);
      assert.deepEqual(source.asked, []);
      await clock.advance(1_000);
      assert.deepEqual(source.asked, ["list"]);
      assert.equal(store.stateOf(key)?.problem, undefined);
    });

    it("waits for the end of a longer one that has begun meanwhile", async () => {
      const { refresher, clock, key } = await openedInPause();
      await clock.advance(30_000);
      refresher.paceOf(key).failed({ kind: "rateLimited", retryAfterMs: 90_000 });
      await clock.advance(89_000);
      assert.deepEqual(source.asked, []);
      await clock.advance(1_000);
      assert.deepEqual(source.asked, ["list"]);
    });

    const ends: readonly (readonly [string, (window: InPause) => unknown])[] = [
      ["for an account that has signed out", ({ accounts, key }) => accounts.remove(key)],
      [
        "once its window is closed",
        ({ sync }) => {
          sync.dispose();
        },
      ],
    ];
    for (const [when, end] of ends) {
      it(`asks nothing after it ${when}`, async () => {
        const window = await openedInPause();
        await end(window);
        await window.clock.advance(120_000);
        assert.deepEqual(source.asked, []);
        assert.deepEqual(window.clock.waitsMs, []);
      });
    }
  });

  it("shows the list of the last session at once, with its age, and then the current one", async () => {
    const first = openWindow();
    await first.sync.start();
    await first.accounts.add(ada);
    await first.sync.ready();
    await until(filesLeft(1));
    first.sync.dispose();
    const answer = new Deferred<ServerList>();
    source.answerList = () => answer.promise;
    const second = openWindow();
    second.clock.jump(3_600_000);
    await second.sync.start();
    assert.deepEqual(second.ids(), ["1"]);
    assert.equal(second.store.views()[0]?.snapshot.asOfMs, first.clock.now());
    source.servers = [aServer("2")];
    answer.resolve({ servers: source.servers, unreadableCount: 0 });
    await until(() => second.ids().join() === "2");
    assert.equal(second.store.views()[0]?.snapshot.asOfMs, second.clock.now());
  });

  it("keeps the list of the last session when there is no network", async () => {
    const first = openWindow();
    await first.sync.start();
    await first.accounts.add(ada);
    await until(filesLeft(1));
    const problem = { kind: "network", host: "admin.vps.org", code: "ENOTFOUND" } as const;
    source.answerList = () => Promise.reject(new ProblemError(problem));
    const second = openWindow();
    await second.sync.start();
    await until(() => second.store.views()[0]?.snapshot.problem !== undefined);
    assert.deepEqual(second.ids(), ["1"]);
    assert.deepEqual(second.store.views()[0]?.snapshot.problem, problem);
  });

  it("leaves no trace of an account that signs out", async () => {
    const { accounts, sync, ids } = openWindow();
    await sync.start();
    const { key } = await accounts.add(ada);
    await until(filesLeft(1));
    await accounts.remove(key);
    await until(filesLeft(0));
    assert.deepEqual(ids(), []);
    const kept = [...secrets.values.values()].join();
    assert.ok(!kept.includes(ada.token) && !kept.includes(ada.label), kept);
  });

  it("leaves no trace of an account that signs out while a list is being loaded or saved", async () => {
    const { accounts, sync, store, ids } = openWindow();
    await sync.start();
    const answer = new Deferred<ServerList>();
    source.answerList = () => answer.promise;
    const { key } = await accounts.add(ada);
    await until(() => store.views().length === 1);
    answer.resolve({ servers: [aServer("1")], unreadableCount: 0 });
    await until(() => ids().length === 1);
    await accounts.remove(key);
    await until(() => store.views().length === 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(await readdir(folder), []);
  });

  it("follows other windows, in and out", async () => {
    const [first, second] = [openWindow(), openWindow()];
    await Promise.all([first.sync.start(), second.sync.start()]);
    const { key } = await first.accounts.add(ada);
    await until(() => second.ids().length === 1);
    await second.accounts.remove(key);
    await until(() => first.store.views().length === 0);
    await until(filesLeft(0));
  });

  it("drops the accounts of an API that is no longer in the settings, and keeps their lists", async () => {
    const { accounts, sync, store, ids } = openWindow();
    await sync.start();
    await accounts.add(ada);
    await until(filesLeft(1));
    apiUrl = there;
    sync.accountsChanged();
    await until(() => store.views().length === 0);
    assert.deepEqual(ids(), []);
    source.answerList = () => new Promise(() => undefined);
    apiUrl = here;
    sync.accountsChanged();
    await until(() => ids().length === 1);
    assert.equal((await readdir(folder)).length, 1);
  });

  it("keeps no list of the environment's account, and restores none", async () => {
    const { sync, ids } = openWindow("vps_env_token_0123456789");
    await sync.start();
    await until(() => ids().length === 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(await readdir(folder), []);
  });

  it("sends one request, not one per listener, for a new account", async () => {
    const { accounts, sync } = openWindow();
    await sync.start();
    const answer = new Deferred<ServerList>();
    source.answerList = () => answer.promise;
    await accounts.add(ada);
    const ready = sync.ready();
    await until(() => source.asked.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer.resolve({ servers: [], unreadableCount: 0 });
    await ready;
    assert.deepEqual(source.asked, ["list"]);
  });

  it("logs an internal error and continues", async () => {
    const { accounts, sync, ids } = openWindow();
    await sync.start();
    source.answerList = () => Promise.reject(new TypeError("a mistake"));
    await accounts.add(ada);
    await until(() => logger.lines.some((line) => line.includes("a mistake")));
    source.answerList = () => Promise.resolve({ servers: [aServer("5")], unreadableCount: 0 });
    sync.accountsChanged();
    await until(() => ids().join() === "5");
  });

  it("logs when a list cannot be saved, and shows it all the same", async () => {
    const { accounts, sync, ids, cache } = openWindow();
    cache.write = () => Promise.reject(new Error("The disk is full."));
    await sync.start();
    await accounts.add(ada);
    await until(() => logger.lines.some((line) => line.includes("The disk is full.")));
    assert.deepEqual(ids(), ["1"]);
  });

  it("is not called after its end", async () => {
    const { accounts, sync, store } = openWindow();
    await sync.start();
    sync.dispose();
    await accounts.add(ada);
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(store.views(), []);
  });
});
