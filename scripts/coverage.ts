/**
 * Runs the unit and the host tests, or the layers that are named, and shows what of src they run.
 * It says where to look and passes no judgement.
 */
import { once } from "node:events";
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { coverageVariable } from "../test/vscode/coverage";
import { projectRoot } from "../test/vscode/projectRoot";

const layers = process.argv.length > 2 ? process.argv.slice(2) : ["unit", "host"];
const folder = join(projectRoot, "out", "coverage");

await rm(folder, { recursive: true, force: true });
const tests = spawn(process.execPath, [join(projectRoot, "out/scripts/test.mjs"), ...layers], {
  stdio: "inherit",
  env: { ...process.env, [coverageVariable]: join(folder, "raw") },
});
const [code] = (await once(tests, "close")) as [number | null];
await import("./coverageReport");
process.exitCode = code ?? 1;
