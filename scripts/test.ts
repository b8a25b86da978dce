import { findBrowser } from "../test/hosts/browser";
import { parseTestArguments } from "../test/hosts/layers";
import { npmVscode } from "../test/hosts/npmVscode";
import { runLayer } from "../test/hosts/runLayer";
import { seconds } from "../test/hosts/steps";
import { countsLine, crashed, total, type TestResult } from "../test/hosts/testResult";

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

const results: TestResult[] = [];
const summary: string[] = [];
for (const layer of request.layers) {
  if (stopped.signal.aborted) {
    break;
  }
  const where = layer === "unit" ? "" : ` (${request.version} VS Code)`;
  console.log(`\n── ${layer}${where} ──`);
  const start = performance.now();
  const result = await runLayer(layer, request, stopped.signal);
  results.push(result);
  summary.push(`${layer}: ${countsLine(result)} in ${seconds(performance.now() - start)}`);
}

const all = total(results);
const nothing = all.passed + all.failed === 0;
const result = nothing ? total([all, crashed("test", "No test matched.")]) : all;
console.log(`\n${summary.join("\n")}`);
for (const { title, message } of result.failures) {
  console.log(`✘ ${title}: ${message.split("\n")[0] ?? ""}`);
}
console.log(`\n${countsLine(result)}`);
process.exitCode = result.failed > 0 ? 1 : 0;
