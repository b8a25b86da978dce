import { KeptLists } from "../../src/sync/keptLists";
import { FakeSource } from "../../test/fakes/fakeSource";
import { minutePolls } from "../../test/fakes/minutePolls";
import { RecordingLogger } from "../../test/fakes/recordingLogger";
import { aServer } from "../../test/fakes/samples";
import { testFleet } from "../../test/fakes/testFleet";
import type { BenchRow } from "./row";
import { collectGarbage } from "./world";

const hourMs = 3_600_000;

/** What a day with the view open has cost. */
export interface SimulatedDay {
  readonly requests: number;
  /** Timers at the end of the day, above those of its beginning. */
  readonly moreTimers: number;
  readonly writtenBytes: number;
  readonly moreHeapMb: number;
}

/** A day with the view of 100 servers in sight, of which one changes every hour. */
async function simulateDay(): Promise<SimulatedDay> {
  const source = new FakeSource(...Array.from({ length: 100 }, (_, at) => aServer(String(at))));
  const { clock, store, refresher, paces } = testFleet({ apiOf: () => source });
  const logger = new RecordingLogger();
  let writtenBytes = 0;
  const cache = {
    read: () => Promise.resolve(undefined),
    write: (_key: string, list: unknown) => {
      writtenBytes += JSON.stringify(list).length;
      return Promise.resolve();
    },
    remove: () => Promise.resolve(),
  };
  const lists = new KeptLists({ store, cache, clock, logger });
  await refresher.refreshAll();
  const freshness = minutePolls({ store, refresher, paces, clock, logger });
  const passHour = async (hour: number) => {
    const status = hour % 2 === 0 ? "stopped" : "active";
    source.servers = source.servers.map((server, at) =>
      at === 7 ? { ...server, status } : server,
    );
    await clock.advance(hourMs);
  };
  await passHour(0);
  const timers = clock.waitsMs.length;
  const heap = heapMb();
  source.asked.length = 0;
  writtenBytes = 0;
  for (let hour = 1; hour <= 24; hour += 1) {
    await passHour(hour);
  }
  const requests = source.asked.length;
  source.asked.length = 0;
  const day = {
    requests,
    moreTimers: clock.waitsMs.length - timers,
    writtenBytes,
    moreHeapMb: heapMb() - heap,
  };
  freshness.dispose();
  lists.dispose();
  return day;
}

function heapMb(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

const dayRow = (
  name: string,
  what: string,
  unit: BenchRow["unit"],
  most: number,
  of: (day: SimulatedDay) => number,
): BenchRow => ({
  name,
  what: `a day with the view open: ${what}`,
  unit,
  bar: { most },
  measure: async () => ({ value: of(await simulateDay()) }),
});

export const dayRows: readonly BenchRow[] = [
  dayRow("day-requests", "requests", "count", 24 * 60, ({ requests }) => requests),
  dayRow("day-timers", "more timers than before", "count", 0, ({ moreTimers }) => moreTimers),
  dayRow("day-heap", "more memory than before", "MB", 1, ({ moreHeapMb }) => moreHeapMb),
  dayRow(
    "day-written",
    "MB written, one server of 100 changing every hour",
    "MB",
    1,
    ({ writtenBytes }) => writtenBytes / 1e6,
  ),
];
