/**
 * Runs the unit and the host tests, prints for each folder of src how much of it they run, and
 * leaves the lines in out/coverage. It says where to look and passes no judgement.
 */
import { once } from "node:events";
import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Report } from "c8";
import { coverageVariable } from "../test/vscode/coverage";
import { projectRoot } from "../test/vscode/projectRoot";

const kinds = ["lines", "branches", "functions"] as const;

type Kind = (typeof kinds)[number];
type Counts = Readonly<Record<Kind, { readonly total: number; readonly covered: number }>>;

const layers = process.argv.length > 2 ? process.argv.slice(2) : ["unit", "host"];
const reportFolder = join(projectRoot, "out", "coverage");
const rawFolder = join(reportFolder, "raw");

await rm(reportFolder, { recursive: true, force: true });
const tests = spawn(process.execPath, [join(projectRoot, "out/scripts/test.mjs"), ...layers], {
  stdio: "inherit",
  env: { ...process.env, [coverageVariable]: rawFolder },
});
const [code] = (await once(tests, "close")) as [number | null];
await new Report({
  reporter: ["html", "lcovonly", "json-summary"],
  reportsDirectory: reportFolder,
  tempDirectory: rawFolder,
  resolve: projectRoot,
  include: ["src/**"],
  exclude: [],
  extension: [".ts"],
  excludeAfterRemap: true,
  all: true,
  src: [projectRoot],
}).run();
printFolders(await readSummary());
process.exitCode = code ?? 1;

async function readSummary(): Promise<ReadonlyMap<string, Counts>> {
  const text = await readFile(join(reportFolder, "coverage-summary.json"), "utf8");
  const files = Object.entries(JSON.parse(text) as Readonly<Record<string, Counts>>);
  return new Map(files.filter(([file]) => file !== "total"));
}

function printFolders(files: ReadonlyMap<string, Counts>): void {
  const folders = new Map<string, Counts[]>();
  for (const [file, counts] of files) {
    const folder = dirname(relative(projectRoot, file)).split(sep).join("/");
    folders.set(folder, [...(folders.get(folder) ?? []), counts]);
  }
  const rows = [...folders].sort(([a], [b]) => (a < b ? -1 : 1));
  console.log(`\n${"".padEnd(24)}${kinds.map((kind) => kind.padStart(11)).join("")}`);
  for (const [folder, counts] of [...rows, ["all of src", [...files.values()]] as const]) {
    const shares = kinds.map((kind) => share(counts, kind).padStart(11));
    console.log(`${folder.padEnd(24)}${shares.join("")}`);
  }
}

function share(all: readonly Counts[], kind: Kind): string {
  const total = all.reduce((sum, counts) => sum + counts[kind].total, 0);
  const covered = all.reduce((sum, counts) => sum + counts[kind].covered, 0);
  return total === 0 ? "" : `${((100 * covered) / total).toFixed(1)} %`;
}
