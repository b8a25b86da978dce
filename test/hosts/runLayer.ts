import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { startGuarded } from "./guardedProgram";
import { isHostLayer, testTimeoutMs, type LayerName, type TestRequest } from "./layers";
import { builtProgram, projectRoot } from "./projectRoot";
import { temporaryFolder } from "./temporaryFolder";
import { crashed, judged, parseTestResult, type TestResult } from "./testResult";

/** Runs the tests of one layer in a process of its own, and ends whatever they leave behind. */
export async function runLayer(
  layer: LayerName,
  { version, grep }: TestRequest,
  stopped: AbortSignal,
): Promise<TestResult> {
  const scratch = await temporaryFolder(`vps-${layer}-`);
  const results = await temporaryFolder("vps-result-");
  const resultFile = join(results.path, "result.json");
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    VPS_TEST_RESULT: resultFile,
    VPS_TEST_VSCODE_VERSION: version,
    ...(grep === undefined ? {} : { VPS_TEST_GREP: grep }),
  };
  // The tests bring their own account; the developer's has no business there.
  delete env.VPS_API_TOKEN;
  try {
    const program = await programOf(layer, scratch.path);
    const guarded = startGuarded(scratch.path, process.execPath, program, env, "inherit");
    const stop = () => void guarded.stop();
    stopped.addEventListener("abort", stop);
    const [code] = (await once(guarded.process, "exit")) as [number | null];
    stopped.removeEventListener("abort", stop);
    if (stopped.aborted) {
      return crashed(layer, "was stopped");
    }
    if (!existsSync(resultFile)) {
      return crashed(layer, `ended with code ${String(code)} before its tests had`);
    }
    const result = parseTestResult(await readFile(resultFile, "utf8"));
    const nothingMatched = grep !== undefined && result.passed + result.failed === 0;
    return nothingMatched ? result : judged(layer, result, code);
  } finally {
    await results.remove();
  }
}

async function programOf(layer: LayerName, scratch: string): Promise<string[]> {
  if (isHostLayer(layer)) {
    return [builtProgram("hostTests"), scratch, layer];
  }
  const folder = join(projectRoot, "out", "test", layer);
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const tests = files.filter((file) => file.endsWith(".test.mjs")).sort();
  const paths = tests.map((file) => join(folder, file));
  return [
    "--enable-source-maps",
    builtProgram("mochaTests"),
    String(testTimeoutMs[layer]),
    ...paths,
  ];
}
