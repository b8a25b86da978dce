import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { startGuarded, type GuardedProgram } from "./guardedProgram";
import { isHostLayer, testTimeoutMs, type TestRequest } from "./layers";
import { builtProgram } from "./projectRoot";
import { Silence } from "./silence";
import { seconds } from "./steps";
import { temporaryFolder } from "./temporaryFolder";
import { testEnvironment } from "./testEnvironment";
import { jobName, type TestJob } from "./testJobs";
import { crashed, judged, parseTestResult, type TestResult } from "./testResult";

export interface JobLimits {
  /** More than the longest test needs on a machine with one slow processor. */
  readonly silenceMs: number;
}

/** Runs tests in a process of their own, and ends whatever they leave behind. */
export async function runJob(
  job: TestJob,
  { version, grep }: TestRequest,
  stopped: AbortSignal,
  print: (output: string) => void,
  { silenceMs }: JobLimits = { silenceMs: 5 * 60_000 },
): Promise<TestResult> {
  const { layer } = job;
  const name = jobName(job);
  const scratch = await temporaryFolder(`vps-${layer}-`);
  const results = await temporaryFolder("vps-result-");
  const resultFile = join(results.path, "result.json");
  const env = testEnvironment({
    VPS_TEST_RESULT: resultFile,
    VPS_TEST_VSCODE_VERSION: version,
    ...(grep === undefined ? {} : { VPS_TEST_GREP: grep }),
    ...(await ownHome(scratch.path)),
  });
  try {
    const program = programOf(job, scratch.path);
    const guarded = startGuarded(scratch.path, process.execPath, program, env, (output) => {
      silence.heard();
      print(output);
    });
    const stop = () => void guarded.stop();
    const silence = new Silence(silenceMs, stop);
    stopped.addEventListener("abort", stop);
    if (stopped.aborted) {
      stop();
    }
    const [code] = (await once(guarded.process, "close")) as [number | null];
    silence.end();
    stopped.removeEventListener("abort", stop);
    if (stopped.aborted) {
      return crashed(name, "was stopped");
    }
    if (silence.isTooLong) {
      return crashed(name, `said nothing for ${seconds(silenceMs)} after "${lastLine(guarded)}"`);
    }
    if (!existsSync(resultFile)) {
      return crashed(name, `ended with code ${String(code)} before its tests had`);
    }
    const result = parseTestResult(await readFile(resultFile, "utf8"));
    const nothingMatched = grep !== undefined && result.passed + result.failed === 0;
    return nothingMatched ? result : judged(name, result, code);
  } finally {
    await results.remove();
  }
}

/**
 * A home without anybody's settings, that can be written to. Elsewhere than on Linux the system
 * keeps in the real one what a desktop VS Code asks for, such as the keychain.
 */
async function ownHome(scratch: string): Promise<Readonly<Record<string, string>>> {
  if (process.platform !== "linux") {
    return {};
  }
  const home = join(scratch, "home");
  await mkdir(home);
  return { HOME: home };
}

function programOf({ layer, files }: TestJob, scratch: string): string[] {
  return isHostLayer(layer)
    ? [builtProgram("hostTests"), scratch, layer]
    : ["--enable-source-maps", builtProgram("mochaTests"), String(testTimeoutMs[layer]), ...files];
}

function lastLine(program: GuardedProgram): string {
  return program.output().trim().split("\n").at(-1)?.trim() ?? "";
}
