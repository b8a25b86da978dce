import { readFileSync } from "node:fs";
import { join } from "node:path";
import { median, type BenchRow, type Measure } from "./row";
import { collectGarbage, cpuMs, settle, tookMs, type BenchWorld } from "./world";
import { accountKey, type FakeRow } from "./openExtension";

const turns = 9;
const many = 10_000;

/** From activation to the rows of 1,000 servers that the last session remembered. */
async function firstRows(world: BenchWorld): Promise<Measure> {
  const count = 1_000;
  (await world.startWith(count)).close();
  const file = join(world.folder, "storage", "lists", `${accountKey}.json`);
  const again = world.start();
  const start = performance.now();
  await again.untilRows(count);
  const value = again.activateMs + performance.now() - start;
  collectGarbage();
  const floor = tookMs(() => JSON.parse(readFileSync(file, "utf8")) as unknown);
  return { value, floor };
}

/** From the click to the moment at which VS Code hears of the row, before any response. */
async function powerClick(world: BenchWorld): Promise<Measure> {
  const extension = await world.startWith(many);
  const values: number[] = [];
  for (const { node } of extension.rows().filter(isActive).slice(0, turns)) {
    const start = performance.now();
    const heard = extension.nextRows();
    const done = extension.run("vps.server.stop", node);
    await heard;
    values.push(performance.now() - start);
    await done;
    await settle();
  }
  return { value: median(values) };
}

/** The processor's time from the click until all rows say what became of it; the floor: the requests. */
async function stopped(world: BenchWorld, count: number): Promise<Measure> {
  const extension = await world.startWith(count, 0);
  const nodes = extension
    .rows()
    .filter(isActive)
    .map(({ node }) => node);
  const stop = async (some: readonly unknown[]) => {
    await extension.run("vps.server.stop", some[0], some);
    await settle();
    extension.roots();
  };
  await stop(nodes.slice(0, warmUps));
  const before = await world.api.requestCount();
  const value = await cpuMs(() => stop(nodes.slice(warmUps, warmUps + stoppedAtOnce)));
  const sent = (await world.api.requestCount()) - before;
  const floor = await cpuMs(async () => {
    const waiting = Array.from({ length: sent }, (_, at) => at);
    await Promise.all(
      Array.from({ length: sentAtOnce }, async () => {
        for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
          await world.api.post(`servers/${10_000 + at}/stop/`);
        }
      }),
    );
  });
  return { value, floor };
}

const stoppedAtOnce = 100;
/** Stopped before, so that no code runs for the first time. */
const warmUps = 60;
const sentAtOnce = 4;

/** One server's own response in a list of many, until VS Code hears which rows it changes. */
async function oneChanged(world: BenchWorld): Promise<Measure> {
  const extension = await world.startWith(many);
  const heard: number[] = [];
  extension.vscode.onRows((changed) => heard.push(Array.isArray(changed) ? changed.length : many));
  const [row] = extension.rows().filter(isActive);
  await extension.run("vps.server.stop", row?.node);
  await settle();
  return { value: Math.max(...heard) };
}

/** All rows of a group, against as many plain objects of the same fields. */
async function expanded(world: BenchWorld): Promise<Measure> {
  const count = 5_000;
  const values: number[] = [];
  const floors: number[] = [];
  const extension = await world.startWith(count * 6, 0);
  const provider = extension.vscode.provider();
  for (const { node: group } of extension.roots()) {
    collectGarbage();
    const draw = () =>
      (provider.getChildren(group) as readonly unknown[]).map((node) => provider.getTreeItem(node));
    values.push(tookMs(draw));
    const items = draw() as readonly Readonly<Record<string, unknown>>[];
    collectGarbage();
    floors.push(tookMs(() => items.map((item) => ({ ...item }))));
  }
  return { value: median(values), floor: median(floors) };
}

/** One letter more in the filter. */
async function filtered(world: BenchWorld): Promise<Measure> {
  const extension = await world.startWith(many, 0);
  const texts = extension.rows().map(({ item }) => JSON.stringify(item));
  const values: number[] = [];
  const floors: number[] = [];
  void extension.run("vps.servers.filter");
  for (const text of ["w", "we", "web", "web-", "web-s", "web-se", "web-ser", "web-server-1"]) {
    collectGarbage();
    const heard = extension.nextRows();
    const start = performance.now();
    extension.vscode.type(text);
    await Promise.race([heard, settle()]);
    extension.roots();
    values.push(performance.now() - start);
    floors.push(tookMs(() => texts.filter((one) => one.includes(text))));
  }
  return { value: median(values.slice(1)), floor: median(floors.slice(1)) };
}

function isActive({ item }: FakeRow): boolean {
  const { description } = item as { readonly description?: unknown };
  return typeof description === "string" && description.startsWith("Active");
}

export const treeRows: readonly BenchRow[] = [
  {
    name: "first-rows",
    what: "activation to the rows of 1000 remembered servers, against reading and parsing the file",
    unit: "ms",
    bar: { timesFloor: 2 },
    measure: firstRows,
  },
  {
    name: "one-changed",
    what: "rows that VS Code draws anew for one changed server of 10000",
    unit: "rows",
    bar: { most: 2 },
    measure: oneChanged,
  },
  {
    name: "power-click",
    what: "click on Stop to the row that says so, of 10000",
    unit: "ms",
    bar: { most: 5 },
    measure: powerClick,
  },
  {
    name: "stop-100-of-10000",
    what: `stop ${stoppedAtOnce} of 10000 servers, against its requests alone`,
    unit: "ms of CPU",
    bar: { timesFloor: 2 },
    measure: (world) => stopped(world, many),
  },
  {
    name: "stop-100-of-240",
    what: `stop ${stoppedAtOnce} of 240 servers, against its requests alone`,
    unit: "ms of CPU",
    bar: { timesFloor: 2 },
    measure: (world) => stopped(world, 240),
  },
  {
    name: "expand",
    what: "a group of 5000 expanded, against copies of its rows",
    unit: "ms",
    bar: { timesFloor: 3 },
    measure: expanded,
  },
  {
    name: "filter",
    what: "one letter more in the filter of 10000, against looking through their texts",
    unit: "ms",
    bar: { timesFloor: 3 },
    measure: filtered,
  },
];
