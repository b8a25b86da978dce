/**
 * What the extension costs, against the least that any program would take.
 *
 *   npm run bench                          every row
 *   npm run bench -- refresh memory        rows whose name begins so
 *   npm run bench -- --rounds 3            fewer rounds; 5 without it
 *   npm run bench -- --json FILE           the figures, for a later run
 *   npm run bench -- --compare FILE        beside those of an earlier run
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { projectRoot } from "../test/vscode/projectRoot";
import { allRows } from "./bench/allRows";
import { reportLine } from "./bench/report";
import { runRow, type RowResult } from "./bench/runRow";

interface BenchRun {
  readonly machine: string;
  readonly rows: readonly RowResult[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    json: { type: "string" },
    compare: { type: "string" },
  },
});
const chosen = allRows.filter(
  ({ name }) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)),
);
if (chosen.length === 0) {
  throw new Error(`No row begins so. There are: ${allRows.map(({ name }) => name).join(", ")}`);
}
const rounds = Math.max(1, Number(values.rounds));
const earlier =
  values.compare === undefined
    ? undefined
    : (JSON.parse(readFileSync(values.compare, "utf8")) as BenchRun);

// What ships, not what is easy to debug.
execFileSync(process.execPath, ["esbuild.mjs", "--production"], { cwd: projectRoot });
const [processor] = cpus();
const machine = `${cpus().length} × ${processor?.model.trim() ?? "?"}, Node ${process.version}`;
console.log(`${machine}, median of ${rounds} rounds\n`);
const rows: RowResult[] = [];
for (const row of chosen) {
  const result = await runRow(row, rounds);
  rows.push(result);
  console.log(
    reportLine(
      row,
      result,
      earlier?.rows.find(({ name }) => name === row.name),
    ),
  );
}
const missed = rows.filter(({ isMet }) => isMet === false).map(({ name }) => name);
console.log(missed.length === 0 ? "\nEvery bar is met." : `\nNot met: ${missed.join(", ")}`);
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ machine, rows } satisfies BenchRun, undefined, 2)}\n`,
  );
}
