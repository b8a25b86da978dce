import assert from "node:assert/strict";
import { chmod, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemStorage } from "../../../src/files/storage";
import { HistoryFiles } from "../../../src/history/historyFiles";
import { UsageHistory } from "../../../src/history/usageHistory";
import { FakeClock } from "../../fakes/fakeClock";
import { RecordingLogger } from "../../fakes/recordingLogger";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";

const ref = { accountKey: "ada", serverId: "1" };
const start = Date.parse("2025-01-16T15:30:00Z");

describe("The usage history", () => {
  let temporary: TemporaryFolder;
  let clock: FakeClock;
  let logger: RecordingLogger;

  beforeEach(async () => {
    temporary = await temporaryFolder("vps-history-");
    clock = new FakeClock(start);
    logger = new RecordingLogger();
  });

  afterEach(() => temporary.remove());

  /** One window: its own memory, the same disk. */
  function openWindow(isKept = true): UsageHistory {
    const files = new HistoryFiles(temporary.path, systemStorage);
    return new UsageHistory({ files, clock, logger, isKept: () => isKept });
  }

  function add(history: UsageHistory, cpuPercent: number): void {
    history.add(ref, {
      atMs: clock.now(),
      cpuPercent,
      memoryUsedMb: 100,
      diskUsedGb: undefined,
      bandwidthUsedGb: undefined,
    });
  }

  const cpuOf = async (history: UsageHistory) =>
    (await history.load(ref)).map(({ cpuPercent }) => cpuPercent);

  it("is there at once, and after the next start", async () => {
    const history = openWindow();
    add(history, 5);
    assert.deepEqual(await cpuOf(history), [5]);
    await history.flush();
    assert.deepEqual(await cpuOf(openWindow()), [5]);
  });

  it("is written once a minute at most", async () => {
    const history = openWindow();
    add(history, 1);
    await clock.advance(15_000);
    add(history, 2);
    assert.deepEqual(await readdir(temporary.path), []);
    assert.deepEqual(clock.waitsMs, [45_000]);
    await clock.advance(45_000);
    await history.flush();
    await history.prune();
    assert.deepEqual(await cpuOf(openWindow()), [1, 2]);
  });

  it("leaves a file where it is that can't be read for a moment, and writes what is new beside it", async () => {
    const before = openWindow();
    add(before, 1);
    await before.flush();
    const files = new HistoryFiles(temporary.path, systemStorage);
    let isBusy = true;
    const history = new UsageHistory({
      files: {
        read: (one, known) =>
          isBusy ? Promise.reject(new Error("EBUSY: the file is locked.")) : files.read(one, known),
        write: (one, record, merged) => files.write(one, record, merged),
        removeAccount: (key) => files.removeAccount(key),
        prune: (keptForMs, nowMs) => files.prune(keptForMs, nowMs),
      },
      clock,
      logger,
      isKept: () => true,
    });
    await clock.advance(15_000);
    add(history, 2);
    await history.flush();
    assert.match(logger.lines.join(), /^warn The recorded usage could not be read: .*EBUSY/);
    assert.deepEqual(await cpuOf(openWindow()), [1, 2]);
    isBusy = false;
    assert.deepEqual(await cpuOf(history), [1, 2]);
    add(history, 3);
    await history.flush();
    assert.equal((await readdir(join(temporary.path, "ada"))).length, 1);
  });

  it("keeps the states of the server, each from when on it was seen", async () => {
    const history = openWindow();
    const fired: unknown[] = [];
    history.onDidAdd(({ sample }) => fired.push(sample));
    for (const status of ["active", "active", "stopping", "stopped", "stopped"]) {
      history.addState(ref, { atMs: clock.now(), status });
      await clock.advance(10_000);
    }
    const words = history.statesOf(ref).map(({ atMs, status }) => `${atMs - start} ${status}`);
    assert.deepEqual(words, ["0 active", "20000 stopping", "30000 stopped"]);
    assert.deepEqual(fired, [undefined, undefined, undefined]);
    await history.flush();
    const later = openWindow();
    assert.deepEqual(later.statesOf(ref), []);
    await later.load(ref);
    assert.deepEqual(later.statesOf(ref), history.statesOf(ref));
  });

  it("merges the states that another window has written", async () => {
    const [one, other] = [openWindow(), openWindow()];
    one.addState(ref, { atMs: start, status: "active" });
    await one.flush();
    other.addState(ref, { atMs: start + 5_000, status: "active" });
    other.addState(ref, { atMs: start + 9_000, status: "stopped" });
    await other.flush();
    const later = openWindow();
    await later.load(ref);
    assert.deepEqual(later.statesOf(ref), [
      { atMs: start, status: "active" },
      { atMs: start + 9_000, status: "stopped" },
    ]);
  });

  it("merges what another window has written", async () => {
    const [one, other] = [openWindow(), openWindow()];
    await Promise.all([one.load(ref), other.load(ref)]);
    for (let turn = 0; turn < 10; turn += 1) {
      add(turn % 2 === 0 ? one : other, turn);
      await clock.advance(15_000);
      await Promise.all([one.flush(), other.flush()]);
    }
    add(one, 10);
    await one.flush();
    assert.deepEqual(await cpuOf(openWindow()), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("is never half read while many windows write", async () => {
    const windows = Array.from({ length: 6 }, () => openWindow());
    for (let turn = 0; turn < 20; turn += 1) {
      for (const window of windows) {
        add(window, turn);
      }
      await clock.advance(1_000);
      const reader = openWindow();
      const [samples] = await Promise.all([
        reader.load(ref),
        ...windows.map((window) => window.flush()),
      ]);
      assert.ok(turn === 0 || samples.length > 0);
    }
    assert.deepEqual(logger.lines, []);
  });

  it("goes with the account, also while it is being written", async () => {
    const history = openWindow();
    add(history, 5);
    const writing = history.flush();
    await history.removeAccount("ada");
    await writing;
    assert.deepEqual(await readdir(temporary.path), []);
    assert.deepEqual(await cpuOf(history), []);
  });

  it("stays in memory for an account that may belong to somebody else next time", async () => {
    const history = openWindow(false);
    add(history, 5);
    await history.flush();
    assert.deepEqual(await cpuOf(history), [5]);
    assert.deepEqual(await readdir(temporary.path), []);
  });

  it("continues if the disk cannot be written", async function () {
    if (process.platform === "win32" || process.getuid?.() === 0) {
      await writeFile(join(temporary.path, "ada"), "a file in the folder's place");
    } else {
      await chmod(temporary.path, 0o500);
    }
    const history = openWindow();
    add(history, 5);
    await history.flush();
    assert.deepEqual(await cpuOf(history), [5]);
    assert.match(logger.lines.at(-1) ?? "", /^warn The recorded usage could not be saved/);
    await chmod(temporary.path, 0o700);
  });

  it("tells its listeners that there is a new sample", () => {
    const history = openWindow();
    const told: unknown[] = [];
    history.onDidAdd((added) => told.push(added));
    add(history, 5);
    const sample = {
      atMs: start,
      cpuPercent: 5,
      memoryUsedMb: 100,
      diskUsedGb: undefined,
      bandwidthUsedGb: undefined,
    };
    assert.deepEqual(told, [{ ref, sample }]);
  });

  it("writes what waits when the window goes, though it is disposed of meanwhile", async () => {
    const history = openWindow();
    add(history, 5);
    const flushed = history.flush();
    history.dispose();
    await flushed;
    assert.deepEqual(await cpuOf(openWindow()), [5]);
  });

  it("is read once it is known who is signed in, however late that is", async () => {
    const before = openWindow();
    add(before, 5);
    await before.flush();
    await clock.advance(15_000);
    let isSignedIn = false;
    let know: () => void = () => undefined;
    const known = new Promise<void>((resolve) => {
      know = resolve;
    });
    const history = new UsageHistory({
      files: new HistoryFiles(temporary.path, systemStorage),
      clock,
      logger,
      isKept: () => isSignedIn,
      whenAccountsAreKnown: () => known,
    });
    const loading = cpuOf(history);
    add(history, 6);
    isSignedIn = true;
    know();
    assert.deepEqual(await loading, [5, 6]);
  });

  it("keeps every sample however the clock is set", async () => {
    const history = openWindow();
    add(history, 1);
    clock.jump(-2 * 3_600_000);
    add(history, 2);
    assert.equal((await history.load(ref)).length, 2);
    clock.jump(40 * 86_400_000);
    assert.equal((await history.load(ref)).length, 2);
    await history.flush();
    clock.jump(-40 * 86_400_000);
    assert.deepEqual(await cpuOf(openWindow()), [2, 1]);
  });

  it("leaves no timer behind", () => {
    const history = openWindow();
    add(history, 5);
    history.dispose();
    assert.deepEqual(clock.waitsMs, []);
  });
});
