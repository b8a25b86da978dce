import assert from "node:assert/strict";
import { systemClock } from "../../../src/core/base/clock";
import { ServerRefresher } from "../../../src/core/refresh/serverRefresher";
import { ServerStore } from "../../../src/core/servers/serverStore";
import { HistoryRecorder } from "../../../src/history/historyRecorder";
import { FakeClock } from "../../fakes/fakeClock";
import { FakeSource } from "../../fakes/fakeSource";
import { anAccount, aServer } from "../../fakes/samples";

const account = anAccount();
const ref = { accountKey: account.key, serverId: "1" };
const usage = { cpuPercent: 5, memoryUsedMb: 6, diskUsedGb: 7, bandwidthUsedGb: 8 };

describe("The recorder of the usage history", () => {
  let source: FakeSource;
  let store: ServerStore;
  let refresher: ServerRefresher;
  let added: unknown[];
  let seen: unknown[];
  let recorder: HistoryRecorder;

  beforeEach(async () => {
    source = new FakeSource(aServer("1", { usage }), aServer("2"));
    store = new ServerStore(systemClock);
    store.setAccounts([account]);
    refresher = new ServerRefresher(store, () => source, new FakeClock(1_000));
    added = [];
    seen = [];
    recorder = new HistoryRecorder({
      refresher,
      history: {
        add: (of, sample) => added.push([of.serverId, sample]),
        addState: (of, state) => seen.push([of.serverId, state]),
      },
    });
    await refresher.refreshList(account.key);
  });

  afterEach(() => {
    recorder.dispose();
  });

  it("adds a sample for every response about a server", async () => {
    await refresher.refreshServer(ref);
    assert.deepEqual(added, [["1", { atMs: 1_000, ...usage }]]);
  });

  it("adds the state that the response tells of, with figures or without", async () => {
    await refresher.refreshServer(ref);
    await refresher.refreshServer({ ...ref, serverId: "2" });
    assert.deepEqual(seen, [
      ["1", { atMs: 1_000, status: "active" }],
      ["2", { atMs: 1_000, status: "active" }],
    ]);
  });

  it("adds none if the response has no figures", async () => {
    await refresher.refreshServer({ ...ref, serverId: "2" });
    assert.deepEqual(added, []);
  });

  it("never takes anything away, whoever says that a server is gone", async () => {
    await refresher.refreshServer(ref);
    source.servers = [];
    await refresher.refreshServer(ref);
    await refresher.refreshList(account.key);
    assert.equal(added.length, 1);
  });

  it("listens no more once it is disposed", async () => {
    recorder.dispose();
    await refresher.refreshServer(ref);
    assert.deepEqual(added, []);
  });
});
