import { availableParallelism } from "node:os";
import type { TestRequest } from "./layers";
import { runJob } from "./runJob";
import { seconds } from "./steps";
import { jobName, type TestJob } from "./testJobs";
import type { TestResult } from "./testResult";

export interface EndedJob {
  readonly job: TestJob;
  readonly result: TestResult;
  readonly ms: number;
}

/** Runs the jobs side by side; what each prints stays together. */
export async function runPhase(
  jobs: readonly TestJob[],
  request: TestRequest,
  stopped: AbortSignal,
): Promise<readonly EndedJob[]> {
  const waiting = [...jobs];
  const ended: EndedJob[] = [];
  const work = async () => {
    for (let job = waiting.shift(); job && !stopped.aborted; job = waiting.shift()) {
      ended.push(await (jobs.length === 1 ? runAlone : runAmongOthers)(job, request, stopped));
    }
  };
  await Promise.all(Array.from({ length: jobsAtOnce() }, work));
  return ended;
}

/** No more than there are processors: every wait for a window is a race where it has to queue. */
function jobsAtOnce(wanted = process.env.VPS_TEST_JOBS): number {
  const number = Number(wanted ?? "");
  return Number.isInteger(number) && number > 0 ? number : availableParallelism();
}

async function runAlone(job: TestJob, request: TestRequest, stopped: AbortSignal) {
  console.log(heading(job, request));
  return timed(job, request, stopped, (output) => process.stdout.write(output));
}

async function runAmongOthers(job: TestJob, request: TestRequest, stopped: AbortSignal) {
  let output = "";
  const ended = await timed(job, request, stopped, (more) => {
    output += more;
  });
  console.log(`${heading(job, request)}\n${output.trimEnd()}\n  (${seconds(ended.ms)})`);
  return ended;
}

async function timed(
  job: TestJob,
  request: TestRequest,
  stopped: AbortSignal,
  print: (output: string) => void,
): Promise<EndedJob> {
  const start = performance.now();
  const result = await runJob(job, request, stopped, print);
  return { job, result, ms: performance.now() - start };
}

function heading(job: TestJob, { version }: TestRequest): string {
  const where = job.layer === "unit" ? "" : ` (${version} VS Code)`;
  return `\n── ${jobName(job)}${where} ──`;
}
