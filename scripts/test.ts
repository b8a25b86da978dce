import { findBrowser } from "../test/vscode/browser";
import { desktopVscode } from "../test/vscode/desktopVscode";
import { isHostLayer, parseTestArguments } from "../test/vscode/layers";
import { npmVscode } from "../test/vscode/npmVscode";
import { runPhase, type EndedJob } from "../test/vscode/runPhase";
import { seconds } from "../test/vscode/steps";
import { jobName, planJobs } from "../test/vscode/testJobs";
import { countsLine, crashed, failureText, inPart, total } from "../test/vscode/testResult";

const request = parseTestArguments(process.argv.slice(2));
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    stopped.abort();
  });
}

if (request.layers.some((layer) => layer !== "unit")) {
  await npmVscode(request.version);
  await findBrowser();
}
if (request.layers.some(isHostLayer)) {
  // Downloaded here, through the user's own proxy: the tests run without one.
  process.env.VPS_TEST_VSCODE = (await desktopVscode(request.version)) ?? "npm";
}

const ended: EndedJob[] = [];
for (const phase of await planJobs(request)) {
  ended.push(...(stopped.signal.aborted ? [] : await runPhase(phase, request, stopped.signal)));
}

const missing = request.layers.filter((layer) => !ended.some(({ job }) => job.layer === layer));
const all = total([
  ...ended.map(({ job, result }) => inPart(jobName(job), result)),
  ...missing.map((layer) => crashed(layer, "ran no test")),
  ...(stopped.signal.aborted ? [crashed("test", "was stopped")] : []),
]);
const nothing = all.passed + all.failed === 0;
const result = nothing ? total([all, crashed("test", "No test matched.")]) : all;
console.log("");
for (const layer of request.layers) {
  const jobs = ended.filter(({ job }) => job.layer === layer);
  const time = seconds(jobs.reduce((sum, { ms }) => sum + ms, 0));
  const howTimed = jobs.length > 1 ? `${time}, side by side` : time;
  console.log(`${layer}: ${countsLine(total(jobs.map(({ result }) => result)))} in ${howTimed}`);
}
for (const failure of result.failures) {
  console.log(failureText(failure));
}
console.log(`\n${countsLine(result)}`);
process.exitCode = result.failed > 0 ? 1 : 0;
