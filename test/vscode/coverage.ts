import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { Session, type Profiler } from "node:inspector/promises";
import { join } from "node:path";

/** A folder for what V8 has counted; nothing is counted without it. */
export const coverageVariable = "VPS_TEST_COVERAGE";

/**
 * Counts what the project's code that is loaded from now on runs. NODE_V8_COVERAGE would count in
 * every process of a VS Code, and write at an end that its extension host does not live to see.
 */
export async function countCoverage(
  folder = process.env[coverageVariable],
): Promise<{ readonly save: () => Promise<void> }> {
  if (!folder) {
    return { save: () => Promise.resolve() };
  }
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  return {
    save: async () => {
      const { result } = await session.post("Profiler.takePreciseCoverage");
      session.disconnect();
      await mkdir(folder, { recursive: true });
      const report = { result: result.filter(isOurs) };
      await writeFile(join(folder, `coverage-${randomUUID()}.json`), JSON.stringify(report));
    },
  };
}

/** VS Code's own files lie below node_modules too. */
function isOurs({ url }: Profiler.ScriptCoverage): boolean {
  return /^file:.*\/(dist|out)\/.+\.m?js$/.test(url) && !url.includes("/node_modules/");
}
