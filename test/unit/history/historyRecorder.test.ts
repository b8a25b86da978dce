import assert from "node:assert/strict";
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
  let removed: string[];
  let recorder: HistoryRecorder;

  beforeEach(async () => {
    source = new FakeSource(aServer("1", { usage }), aServer("2"));
    store = new ServerStore();
    store.setAccounts([account]);
    refresher = new ServerRefresher(store, () => source, new FakeClock(1_000));
    added = [];
    removed = [];
    recorder = new HistoryRecorder({
      refresher,
      store,
      history: {
        add: (of, sample) => added.push([of.serverId, sample]),
        remove: (of) => {
          removed.push(of.serverId);
          return Promise.resolve();
        },
      },
    });
    await refresher.refreshList(account.key);
  });

  afterEach(() => {
    recorder.dispose();
  });

  it("adds a sample for every response about a server", async () => {
    await refresher.refreshServer(ref);
    assert.deepEqual(added, [["1", { atMs: 1_000, cpuPercent: 5, memoryUsedMb: 6 }]]);
  });

  it("adds none if the response has no figures", async () => {
    await refresher.refreshServer({ ...ref, serverId: "2" });
    assert.deepEqual(added, []);
  });

  it("drops the history of a server whose own response says that it is gone", async () => {
    source.servers = [];
    await refresher.refreshServer(ref);
    assert.ok(removed.includes("1") && !removed.includes("2"));
  });

  it("drops the history of a server that is no longer in the list", async () => {
    source.servers = [aServer("1")];
    await refresher.refreshList(account.key);
    assert.deepEqual(removed, ["2"]);
  });

  it("keeps it if the list was incomplete", async () => {
    source.answerList = () => Promise.resolve({ servers: [aServer("1")], unreadableCount: 1 });
    await refresher.refreshList(account.key);
    assert.deepEqual(removed, []);
  });

  it("leaves the account's sign-out to who follows the accounts", () => {
    store.setAccounts([]);
    assert.deepEqual(removed, []);
  });

  it("listens no more once it is disposed", async () => {
    recorder.dispose();
    await refresher.refreshServer(ref);
    assert.deepEqual(added, []);
  });
});
