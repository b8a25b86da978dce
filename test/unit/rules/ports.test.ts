import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../vscode/projectRoot";
import { lintSource } from "./lintSource";

interface Port {
  readonly what: string;
  readonly files: readonly string[];
  readonly edges: readonly string[];
}

const ports = JSON.parse(
  readFileSync(join(projectRoot, "scripts/lint/ports.json"), "utf8"),
) as readonly Port[];

const elsewhere = "history/anyFile.ts";
const inThePanel = "webview/anyFile.ts";
const clock = "core/base/clock.ts";
const chance = "core/base/chance.ts";
const disk = "files/disk.ts";
const network = "api/nodeTransport.ts";

/** A use of what is outside, a file that must not, and the one that may. */
const uses: readonly (readonly [string, string, string?])[] = [
  ["Date.now();", elsewhere, clock],
  ["Date.now();", inThePanel, clock],
  ['Date["now"]();', elsewhere, clock],
  ["const { now } = Date;", elsewhere, clock],
  ["new Date();", elsewhere, clock],
  ["Date();", elsewhere, clock],
  ["globalThis.Date.now();", elsewhere, clock],
  ["performance.now();", elsewhere, clock],
  ["process.hrtime();", elsewhere, clock],
  ["process.nextTick(run);", elsewhere, clock],
  ["setTimeout(run, 5);", elsewhere, clock],
  ["const later = setTimeout;", elsewhere, clock],
  ["globalThis.setTimeout(run, 5);", elsewhere, clock],
  ["window.setTimeout(run, 5);", inThePanel, "webview/host.ts"],
  ['globalThis["setInterval"](run, 5);', elsewhere, clock],
  ["setInterval(run, 5);", elsewhere, clock],
  ["setImmediate(run);", elsewhere, clock],
  ["queueMicrotask(run);", elsewhere, clock],
  ["requestAnimationFrame(run);", inThePanel, "webview/host.ts"],
  ["AbortSignal.timeout(5);", elsewhere, clock],
  ['import { setTimeout } from "node:timers/promises"; setTimeout(5);', elsewhere],
  ['import { performance } from "perf_hooks"; performance.now();', elsewhere],
  ["Math.random();", elsewhere, chance],
  ["crypto.randomUUID();", elsewhere, chance],
  ["globalThis.crypto.getRandomValues(bytes);", elsewhere, chance],
  ['import { randomUUID } from "node:crypto"; randomUUID();', elsewhere],
  ['import * as crypto from "node:crypto"; crypto.randomUUID();', elsewhere],
  ['import { readFile } from "node:fs/promises"; readFile(path);', elsewhere, disk],
  ['import fs from "fs"; fs.rmSync(path);', elsewhere, disk],
  ['export { rm } from "node:fs";', elsewhere, disk],
  ['await import("node:fs");', elsewhere, disk],
  ['require("node:fs");', elsewhere, disk],
  ["fetch(url);", elsewhere, network],
  ["new WebSocket(url);", elsewhere, network],
  ['import { request } from "node:https"; request(url);', "api/anyFile.ts", network],
  ['await import("node-fetch");', "api/anyFile.ts", network],
  ['import { spawn } from "node:child_process"; spawn(name);', elsewhere],
  ['import { systemClock } from "../core/base/clock"; systemClock.now();', elsewhere],
  ['import { systemChance } from "../core/base/chance"; systemChance();', elsewhere],
  ['import { systemStorage } from "../files/storage"; systemStorage.newId();', elsewhere],
  ['import { nodeTransport } from "./nodeTransport"; nodeTransport(wire);', "api/anyFile.ts"],
];

const ofPorts = async (file: string, text: string) =>
  (await lintSource(file, text)).filter(({ rule }) => rule === "house/ports");

describe("Time, chance, disk and network", () => {
  before(async function () {
    this.timeout(60_000);
    await lintSource(elsewhere, "");
  });

  for (const [text, file, port] of uses) {
    it(`come in by their ports alone: ${text} in ${file}`, async () => {
      assert.equal((await ofPorts(file, text)).length, 1);
      if (port) {
        assert.deepEqual(await ofPorts(port, text), []);
      }
    });
  }

  it("are not what merely looks like them", async () => {
    const text = [
      "const moment = new Date(nowMs).getTime() + Date.parse(text) + Date.UTC(2025);",
      "const isDate = value instanceof Date && AbortSignal.any([signal]).aborted;",
      'options.random({ setTimeout: "no" });',
      "const { setTimeout } = clock; setTimeout(run); clock.performance.now();",
      "const most = Math.max(1, 2) + process.env.length;",
      'import { createHash } from "node:crypto"; createHash("sha256");',
      'import type { Stats } from "node:fs"; let stats: Stats;',
      'import { type Clock } from "../core/base/clock"; let clock: Clock; let date: Date;',
    ];
    for (const line of text) {
      assert.deepEqual(await ofPorts(elsewhere, line), [], line);
    }
  });

  it("are described in CONTRIBUTING.md by the files that have them", () => {
    const text = readFileSync(join(projectRoot, "CONTRIBUTING.md"), "utf8");
    for (const { what, files, edges } of ports) {
      const cell = (names: readonly string[]) =>
        names.length === 0 ? "nobody" : names.map((name) => `\`${name}\``).join(", ");
      const cells = [what, cell(files), cell(edges)];
      const line = text
        .split("\n")
        .find((one) => one.startsWith(`| ${what} `) && one.includes(cell(files)));
      assert.deepEqual(
        line
          ?.split("|")
          .map((one) => one.trim())
          .slice(1, -1),
        cells,
      );
    }
  });
});
