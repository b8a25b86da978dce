import assert from "node:assert/strict";
import { Emitter } from "../../../src/core/base/emitter";
import type { Account } from "../../../src/core/servers/account";
import type { ServerList } from "../../../src/core/servers/serverList";
import { AccountSync } from "../../../src/sync/accountSync";
import type { CachedList } from "../../../src/sync/listCache";
import { KeptLists } from "../../../src/sync/keptLists";
import { FakeSource } from "../../fakes/fakeSource";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { aServer, anAccount } from "../../fakes/samples";
import { settled } from "../../fakes/settled";
import { testFleet } from "../../fakes/testFleet";

describe("What is kept of accounts", () => {
  const logger = new RecordingLogger();

  function openWindow(...accounts: readonly Account[]) {
    const sources = new Map(accounts.map(({ key }) => [key, new FakeSource(aServer(key))]));
    const fleet = testFleet({ apiOf: (key) => sources.get(key) });
    fleet.store.setAccounts([]);
    const { store, refresher, clock } = fleet;
    const changed = new Emitter<undefined>();
    const signedOut = new Emitter<string>();
    const disk = new Map<string, CachedList>();
    const removed: string[] = [];
    const cache = {
      read: (key: string) => Promise.resolve(disk.get(key)),
      write: (key: string, list: CachedList) => Promise.resolve(void disk.set(key, list)),
      remove: (key: string) => Promise.resolve(void disk.delete(key)),
    };
    let list = accounts;
    const lists = new KeptLists({ store, cache, clock, logger });
    const sync = new AccountSync({
      accounts: {
        load: () => Promise.resolve(),
        list: () => list,
        tokenOf: (key) => (list.some((one) => one.key === key) ? "token" : undefined),
        onDidChange: changed.event,
        onDidSignOut: signedOut.event,
      },
      store,
      refresher,
      lists,
      belongings: [{ removeAccount: (key) => Promise.resolve(void removed.push(key)) }],
      clock,
      logger,
    });
    return {
      ...fleet,
      sync,
      sources,
      disk,
      removed,
      become: async (now: readonly Account[]) => {
        list = now;
        changed.fire(undefined);
        await settled();
      },
      signOut: async (key: string) => {
        list = list.filter((one) => one.key !== key);
        signedOut.fire(key);
        changed.fire(undefined);
        await settled();
      },
    };
  }

  const ada = anAccount("ada");
  const bob = anAccount("bob");

  async function opened() {
    const window = openWindow(ada, bob);
    window.sync.accountsChanged();
    await window.sync.ready();
    await window.clock.advance(5_000);
    assert.deepEqual([...window.disk.keys()], ["ada", "bob"]);
    return window;
  }

  it("outlives a keyring that cannot be read for a while", async () => {
    const window = await opened();
    await window.become([]);
    await window.clock.advance(60_000);
    assert.deepEqual([...window.disk.keys()], ["ada", "bob"]);
    assert.deepEqual(window.removed, []);
    await window.become([ada, bob]);
    assert.equal(window.store.allServers().length, 2);
  });

  it("goes when the user signs out, and only that account's", async () => {
    const window = await opened();
    await window.signOut("ada");
    assert.deepEqual([...window.disk.keys()], ["bob"]);
    assert.deepEqual(window.removed, ["ada"]);
    await window.clock.advance(60_000);
    assert.deepEqual([...window.disk.keys()], ["bob"]);
  });

  it("outlives another API in the settings", async () => {
    const window = await opened();
    await window.become([anAccount("eve")]);
    assert.deepEqual(window.removed, []);
    assert.ok(window.disk.has("ada"));
  });

  it("of one account is not touched by what another one does", async () => {
    const window = await opened();
    const before = window.disk.get("bob");
    window.sources.set("ada", new FakeSource());
    await window.become([ada, bob]);
    await window.refresher.refreshAll();
    await window.clock.advance(60_000);
    assert.equal(window.disk.get("bob"), before);
  });

  it("is not written by an empty list that is not believed", async () => {
    const window = await opened();
    const source = window.sources.get("ada");
    assert.ok(source);
    source.answerList = () => Promise.resolve({ servers: [], unreadableCount: 0 });
    await window.refresher.refreshList("ada");
    await window.clock.advance(60_000);
    assert.equal(window.disk.get("ada")?.servers.length, 1);
  });

  describe("lets a command wait", () => {
    const hangs = () => new Promise<ServerList>(() => undefined);

    it("for the first list of all, and for another account's only a moment", async () => {
      const window = openWindow(ada, bob);
      const source = window.sources.get("bob");
      assert.ok(source);
      source.answerList = hangs;
      window.sync.accountsChanged();
      let isReady = false;
      const ready = window.sync.ready().then(() => {
        isReady = true;
      });
      await window.clock.advance(1_000);
      assert.equal(isReady, false);
      await window.clock.advance(1_000);
      await ready;
      assert.equal(window.store.allServers().length, 1);
      assert.ok(window.clock.waitsMs.length <= 1);
    });

    it("not at all where nobody is signed in", async () => {
      await openWindow().sync.ready();
    });

    it("not at all where every account has been asked", async () => {
      const window = await opened();
      const { length } = window.sources.get("ada")?.asked ?? [];
      await window.sync.ready();
      assert.equal(window.sources.get("ada")?.asked.length, length);
    });
  });
});
