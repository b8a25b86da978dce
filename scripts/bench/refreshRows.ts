import { setTimeout as wait } from "node:timers/promises";
import { median, type BenchRow, type Measure } from "./row";
import { collectGarbage, cpuMs, settle, type BenchWorld } from "./world";

const refresh = "vps.servers.refresh";
const turns = 7;
/** Until V8 has compiled what runs often; a window that is open for an hour has had 60. */
const warmUps = 12;
/** Longer than the extension waits before it writes a list. */
const untilWrittenMs = 1_300;

/** The CPU of a refresh, against that of getting and parsing the same bytes. */
async function refreshed(world: BenchWorld, count: number, isChanged: boolean): Promise<Measure> {
  const extension = await world.startWith(count);
  const values: number[] = [];
  const floors: number[] = [];
  const untilWarm = count > 10_000 ? 3 : warmUps;
  for (let turn = 0; turn < untilWarm + turns; turn += 1) {
    if (isChanged) {
      await world.api.nextVersion();
    }
    floors.push(await cpuMs(() => world.api.getAndParse()));
    const value = await cpuMs(async () => {
      await extension.run(refresh);
      await settle();
      extension.roots();
    });
    values.push(value);
    // What it writes meanwhile has a row of its own.
    await wait(isChanged ? untilWrittenMs : 0);
  }
  return { value: median(values.slice(untilWarm)), floor: median(floors.slice(untilWarm)) };
}

async function written(world: BenchWorld): Promise<Measure> {
  const extension = await world.startWith(10_000);
  const values: number[] = [];
  const floors: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    await world.api.nextVersion();
    floors.push(await cpuMs(() => world.api.getAndParse()));
    await extension.run(refresh);
    await settle();
    values.push(await cpuMs(() => wait(untilWrittenMs)));
  }
  return { value: median(values), floor: median(floors) };
}

/** The longest time in which a timer of 1 ms had no turn while the list was refreshed. */
async function blocked(world: BenchWorld, count: number): Promise<Measure> {
  const extension = await world.startWith(count);
  const values: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    await world.api.nextVersion();
    collectGarbage();
    let last = performance.now();
    let longest = 0;
    const beat = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 1);
    await extension.run(refresh);
    await wait(untilWrittenMs);
    clearInterval(beat);
    values.push(longest);
  }
  return { value: median(values) };
}

/** Everything that is kept of the servers, with their rows, above the extension without any. */
async function remembered(world: BenchWorld, count: number): Promise<Measure> {
  await world.api.prepare(0, 0);
  const extension = world.start();
  await wait(untilWrittenMs);
  const empty = await heapMb();
  await world.api.prepare(count, 50);
  await extension.run(refresh);
  await extension.untilRows(count);
  await wait(untilWrittenMs);
  const full = await heapMb();
  const text = await world.api.getText();
  return { value: full - empty, floor: Buffer.byteLength(text) / 1e6 };
}

/** The bytes of a response are let go of by another thread, a moment after they were collected. */
async function heapMb(): Promise<number> {
  collectGarbage();
  await settle();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

const refreshOf = (count: number): BenchRow => ({
  name: `refresh-changed-${count}`,
  what: `refresh of ${count} servers, 50 changed, to the rows`,
  unit: "ms of CPU",
  // A request alone costs more than so few servers.
  ...(count >= 10_000 ? { bar: { timesFloor: 2 } } : {}),
  measure: (world) => refreshed(world, count, true),
});

export const refreshRows: readonly BenchRow[] = [
  ...[100, 1_000, 10_000, 100_000].map(refreshOf),
  {
    name: "refresh-unchanged",
    what: "refresh of 10000 servers, none changed",
    unit: "ms of CPU",
    bar: { timesFloor: 1 },
    measure: (world) => refreshed(world, 10_000, false),
  },
  {
    name: "write",
    what: "10000 remembered servers written, against getting and parsing them",
    unit: "ms of CPU",
    measure: written,
  },
  {
    name: "memory-10000",
    what: "kept of 10000 servers with all rows, against their JSON",
    unit: "MB",
    bar: { timesFloor: 2 },
    measure: (world) => remembered(world, 10_000),
  },
  {
    name: "memory-100000",
    what: "kept of 100000 servers with all rows, against their JSON",
    unit: "MB",
    bar: { timesFloor: 2 },
    measure: (world) => remembered(world, 100_000),
  },
  {
    name: "blocked-10000",
    what: "longest time without a turn for others, 10000 servers",
    unit: "ms",
    bar: { most: 16 },
    measure: (world) => blocked(world, 10_000),
  },
  {
    name: "blocked-100000",
    what: "longest time without a turn for others, 100000 servers",
    unit: "ms",
    bar: { most: 50 },
    measure: (world) => blocked(world, 100_000),
  },
];
