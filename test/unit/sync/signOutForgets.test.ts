import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { systemNewId } from "../../../src/files/newId";
import { systemStorage } from "../../../src/files/storage";
import { Accounts } from "../../../src/auth/accounts";
import { AccountStore } from "../../../src/auth/accountStore";
import { HistoryFiles } from "../../../src/history/historyFiles";
import { HistoryRecorder } from "../../../src/history/historyRecorder";
import { UsageHistory } from "../../../src/history/usageHistory";
import { AccountSync } from "../../../src/sync/accountSync";
import { KeptLists } from "../../../src/sync/keptLists";
import { ListCache } from "../../../src/sync/listCache";
import { FakeClock } from "../../fakes/fakeClock";
import { FakeSource } from "../../fakes/fakeSource";
import { MemorySecrets } from "../../fakes/memorySecrets";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { aServer } from "../../fakes/samples";
import { testFleet } from "../../fakes/testFleet";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";
import { eventually } from "../../vscode/workbench/eventually";

const apiUrl = "https://admin.vps.org/api/v1/";
const usage = { cpuPercent: 1, memoryUsedMb: 2, diskUsedGb: 3, bandwidthUsedGb: 4 };

describe("What the disk holds of an account", () => {
  let temporary: TemporaryFolder;

  beforeEach(async () => {
    temporary = await temporaryFolder("vps-disk-");
  });

  afterEach(() => temporary.remove());

  it("is its list and what its servers used, and nothing once it has signed out", async () => {
    const clock = new FakeClock();
    const logger = new RecordingLogger();
    const source = new FakeSource(aServer("1", { usage }));
    const { store, refresher } = testFleet({ apiOf: () => source, clock });
    store.setAccounts([]);
    const accounts = new Accounts({
      newId: systemNewId,
      store: new AccountStore({ secrets: new MemorySecrets(), clock, logger }),
      clock,
      onStorageFailed: () => undefined,
      apiUrl: () => apiUrl,
      environmentToken: undefined,
    });
    const files = new HistoryFiles(join(temporary.path, "history"), systemStorage);
    const history = new UsageHistory({ files, clock, logger, isKept: () => true });
    const recorder = new HistoryRecorder({ refresher, history });
    const cache = new ListCache(join(temporary.path, "lists"), systemStorage);
    const lists = new KeptLists({ store, cache, clock, logger });
    const sync = new AccountSync({
      accounts,
      store,
      refresher,
      lists,
      belongings: [history],
      clock,
      logger,
    });

    const { key } = await accounts.add({
      label: "ada@example.com",
      apiUrl,
      token: "vps_ada_token_0123456789",
    });
    await sync.ready();
    await refresher.refreshServer({ accountKey: key, serverId: "1" });
    await clock.advance(60_000);
    await eventually(async () => (await filesIn("history")).length, 1);
    await eventually(async () => (await filesIn("lists")).length, 1);

    await accounts.remove(key);
    await sync.ready();
    await eventually(() => filesIn("history"), []);
    await eventually(() => filesIn("lists"), []);
    await clock.advance(60_000);
    await history.flush();
    assert.deepEqual(await filesIn("history"), []);
    assert.deepEqual(logger.lines, []);
    for (const part of [recorder, history, lists, sync]) {
      part.dispose();
    }
  });

  it("is all that was recorded, of an account that another address hides as well", async () => {
    const clock = new FakeClock();
    const logger = new RecordingLogger();
    let address = apiUrl;
    const accounts = new Accounts({
      store: new AccountStore({ secrets: new MemorySecrets(), clock, logger }),
      clock,
      onStorageFailed: () => undefined,
      apiUrl: () => address,
      environmentToken: "vps_environment_0123456789",
      newId: systemNewId,
    });
    const files = new HistoryFiles(join(temporary.path, "history"), systemStorage);
    const history = new UsageHistory({
      files,
      clock,
      logger,
      isKept: (key) => accounts.isStored(key),
    });
    const token = "vps_ada_token_0123456789";
    const { key } = await accounts.add({ label: "ada@example.com", apiUrl, token });
    const sample = {
      atMs: clock.now(),
      cpuPercent: 1,
      memoryUsedMb: 2,
      diskUsedGb: 1,
      bandwidthUsedGb: 1,
    };
    history.add({ accountKey: key, serverId: "1" }, sample);
    history.add({ accountKey: "environment", serverId: "1" }, sample);
    address = "https://example.com/api/v1/";
    assert.deepEqual(accounts.list(), []);
    await history.flush();
    const written = await files.read({ accountKey: key, serverId: "1" });
    assert.deepEqual(
      written.map(({ record }) => record.samples),
      [[sample]],
    );
    assert.equal((await filesIn("history")).length, 1);
    await accounts.remove(key);
    assert.equal(accounts.isStored(key), false);
    history.dispose();
  });

  const filesIn = async (folder: string) => {
    const path = join(temporary.path, folder);
    const names = await readdir(path, { recursive: true }).catch(() => []);
    return names.filter((name) => name.endsWith(".json"));
  };
});
