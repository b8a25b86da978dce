/** Prints for each folder of src how much of it the counted tests have run; the lines as HTML. */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Profiler } from "node:inspector";
import coverage, { type CoverageMap } from "istanbul-lib-coverage";
import report from "istanbul-lib-report";
import reports from "istanbul-reports";
import v8ToIstanbul from "v8-to-istanbul";
import { projectRoot } from "../test/vscode/projectRoot";

const kinds = ["lines", "branches", "functions"] as const;
const dir = join(projectRoot, "out", "coverage");
const sources = join(projectRoot, "src");

const map = coverage.createCoverageMap();
await addCounted(join(dir, "raw"));
map.filter(isSource);
await addUntouched();
const context = report.createContext({ dir, coverageMap: map });
for (const kind of ["html", "lcovonly"] as const) {
  reports.create(kind).execute(context);
}
printFolders(map);

async function addCounted(rawFolder: string): Promise<void> {
  for (const file of await readdir(rawFolder)) {
    const text = await readFile(join(rawFolder, file), "utf8");
    const { result } = JSON.parse(text) as Profiler.TakePreciseCoverageReturnType;
    for (const { url, functions } of result) {
      const path = fileURLToPath(url);
      if (path.startsWith(projectRoot)) {
        const converter = v8ToIstanbul(path);
        await converter.load();
        converter.applyCoverage(functions);
        map.merge(converter.toIstanbul());
      }
    }
  }
}

function isSource(path: string): boolean {
  return path.startsWith(sources + sep);
}

/** A file that no test has loaded counts with all its lines. */
async function addUntouched(): Promise<void> {
  for (const file of await readdir(sources, { recursive: true })) {
    const path = join(sources, file);
    if (path.endsWith(".ts") && !map.files().includes(path)) {
      const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
      const places = lines.map(({ length: column }, index) => {
        const line = index + 1;
        return [line, { start: { line, column: 0 }, end: { line, column } }] as const;
      });
      map.addFileCoverage({
        path,
        statementMap: Object.fromEntries(places),
        s: Object.fromEntries(places.map(([line]) => [line, 0])),
        fnMap: {},
        f: {},
        branchMap: {},
        b: {},
      });
    }
  }
}

function printFolders(all: CoverageMap): void {
  const folders = new Map([["all of src", coverage.createCoverageSummary()]]);
  for (const file of all.files().filter(isSource).sort()) {
    const folder = relative(projectRoot, dirname(file)).split(sep).join("/");
    const summary = folders.get(folder) ?? coverage.createCoverageSummary();
    folders.set(folder, summary);
    summary.merge(all.fileCoverageFor(file).toSummary());
    folders.get("all of src")?.merge(all.fileCoverageFor(file).toSummary());
  }
  console.log(`\n${"".padEnd(24)}${kinds.map((kind) => kind.padStart(11)).join("")}`);
  for (const [folder, summary] of folders) {
    const shares = kinds.map((kind) => {
      const { total, covered } = summary[kind];
      return (total === 0 ? "" : `${((100 * covered) / total).toFixed(1)} %`).padStart(11);
    });
    console.log(`${folder.padEnd(24)}${shares.join("")}`);
  }
}
