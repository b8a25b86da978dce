import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { BenchRow, Measure } from "./row";
import { tookMs, type BenchWorld } from "./world";

/** What VS Code does first, in a process that has loaded nothing yet. */
function loaded(world: BenchWorld): Promise<Measure> {
  const empty = join(world.folder, "empty");
  mkdirSync(empty);
  writeFileSync(join(empty, "extension.js"), 'exports.activate = () => require("vscode");');
  const load = createRequire(join(empty, "extension.js"));
  const floor = tookMs(() => load("./extension.js") as unknown);
  return Promise.resolve({ value: world.start().requireMs, floor });
}

/** What the extension does while VS Code waits for it. */
function activated(world: BenchWorld): Promise<Measure> {
  return Promise.resolve({ value: world.start().activateMs });
}

export const startRows: readonly BenchRow[] = [
  {
    name: "load",
    what: "require of extension.js in plain Node",
    unit: "ms",
    bar: { most: 5 },
    pick: "least",
    measure: loaded,
  },
  {
    name: "activate",
    what: "activate() in plain Node, the first time in a process",
    unit: "ms",
    bar: { most: 8 },
    pick: "least",
    measure: activated,
  },
];
