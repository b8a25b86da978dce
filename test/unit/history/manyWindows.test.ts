import assert from "node:assert/strict";
import { HistoryFiles } from "../../../src/history/historyFiles";
import { unpackRecord } from "../../../src/history/historyFormat";
import { UsageHistory } from "../../../src/history/usageHistory";
import { everyOrder } from "../../fakes/everyOrder";
import { FakeClock } from "../../fakes/fakeClock";
import { MemoryDisk } from "../../fakes/memoryDisk";
import { RecordingLogger } from "../../fakes/recordingLogger";

const ref = { accountKey: "ada", serverId: "1" };

describe("The usage history that windows write at the same moment", () => {
  let clock: FakeClock;
  let logger: RecordingLogger;
  let disk: MemoryDisk;
  let ids = 0;

  function begin(): void {
    clock = new FakeClock();
    logger = new RecordingLogger();
    disk = new MemoryDisk();
  }

  beforeEach(begin);

  function openWindow(): UsageHistory {
    const newId = () => String((ids += 1));
    const files = new HistoryFiles("/history", { disk: disk.port, newId });
    return new UsageHistory({ files, clock, logger, isKept: () => true });
  }

  /** What the next window finds. */
  async function found(): Promise<readonly unknown[]> {
    return (await openWindow().load(ref)).map(({ cpuPercent }) => cpuPercent);
  }

  function add(history: UsageHistory, cpuPercent: number): void {
    const atMs = clock.now() + cpuPercent * 1_000;
    const rest = { memoryUsedMb: 1, diskUsedGb: undefined, bandwidthUsedGb: undefined };
    history.add(ref, { atMs, cpuPercent, ...rest });
  }

  /** A window that is open while others come and go. */
  async function windowWith(...figures: readonly number[]): Promise<UsageHistory> {
    const history = openWindow();
    for (const figure of figures) {
      add(history, figure);
    }
    await history.flush();
    return history;
  }

  /** What would be found if every window ended now. */
  function onDisk(): ReadonlySet<unknown> {
    const written = [...disk.files].filter(([path]) => path.endsWith(".json"));
    const samples = written.flatMap(([, text]) => unpackRecord(text)?.samples ?? []);
    return new Set(samples.map(({ cpuPercent }) => cpuPercent));
  }

  it("has what both of two windows recorded that are closed, and never less than before, in every order", async () => {
    const count = await everyOrder(async (run) => {
      begin();
      await windowWith(1);
      const [one, other] = [openWindow(), openWindow()];
      add(one, 2);
      add(other, 3);
      disk.stop();
      const flushed = Promise.all([one.flush(), other.flush()]);
      let before = onDisk();
      await run(disk, () => {
        const now = onDisk();
        assert.deepEqual(
          [...before].filter((figure) => !now.has(figure)),
          [],
        );
        before = now;
      });
      await flushed;
      disk.drop();
      assert.deepEqual(await found(), [1, 2, 3]);
    });
    assert.ok(count > 100, `there were ${count} orders`);
    assert.deepEqual(logger.lines, []);
  });

  it("has what a window recorded that is closed while another one writes and lives on, in every order", async () => {
    await everyOrder(async (run) => {
      begin();
      const lasting = await windowWith(1);
      const closing = openWindow();
      add(lasting, 2);
      disk.stop();
      await clock.advance(60_000);
      add(closing, 3);
      const flushed = closing.flush();
      await run(disk);
      await flushed;
      disk.drop();
      assert.deepEqual(await found(), [1, 2, 3]);
    });
  });

  it("is read whole while another window writes, in every order", async () => {
    await everyOrder(async (run) => {
      begin();
      await windowWith(1);
      const writing = openWindow();
      add(writing, 2);
      disk.stop();
      const flushed = writing.flush();
      const loading = found();
      await run(disk);
      await flushed;
      assert.equal((await loading)[0], 1);
    });
  });

  it("loses nothing that was written if a window ends between any two operations", async () => {
    let isWhole = false;
    for (let most = 0; !isWhole; most += 1) {
      begin();
      await windowWith(1);
      const [crashing, other] = [openWindow(), openWindow()];
      add(other, 2);
      add(crashing, 3);
      await other.flush();
      disk.stop();
      void crashing.flush();
      isWhole = await stepped(most);
      disk.drop();
      const left = await found();
      assert.deepEqual(left.slice(0, 2), [1, 2], `after ${most} operations`);
      assert.ok(!isWhole || left.length === 3);
      assert.deepEqual(await found(), left);
    }
  });

  /** Lets so many operations happen. True if there was nothing left to do. */
  async function stepped(most: number): Promise<boolean> {
    for (let done = 0; done < most; done += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      disk.step(0);
    }
    await new Promise((resolve) => setImmediate(resolve));
    return disk.waiting === 0;
  }

  it("is in one file again after the next window has written, however many there were", async () => {
    const windows = Array.from({ length: 5 }, () => openWindow());
    windows.forEach(add);
    disk.stop();
    const flushed = Promise.all(windows.map((window) => window.flush()));
    await everyTurn();
    await flushed;
    disk.drop();
    assert.ok(disk.files.size > 1);
    await windowWith(5);
    assert.equal(disk.files.size, 1);
    assert.deepEqual(await found(), [0, 1, 2, 3, 4, 5]);
  });

  /** Each window in turn, one operation at a time. */
  async function everyTurn(): Promise<void> {
    for (let isOver = false; !isOver; isOver = disk.waiting === 0) {
      disk.step(0);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
});
