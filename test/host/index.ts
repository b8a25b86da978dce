import { readdirSync } from "node:fs";
import { join } from "node:path";
import { env } from "vscode";
import { countCoverage } from "../vscode/coverage";
import { testsBegin, testsEnd } from "../vscode/automationLog";
import { mochaOptions, runMocha, saveResult } from "../vscode/mochaRun";

const timeoutMs = 30_000;

/** VS Code calls this in its extension host; what it throws becomes the exit code. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const coverage = await countCoverage();
  const mocha = new Mocha(mochaOptions(timeoutMs));
  for (const file of readdirSync(__dirname, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".test.js")) {
      mocha.addFile(join(__dirname, file));
    }
  }
  // VS Code's own extensions, and the search for files that they ask for: a VS Code from npm may
  // be without its program.
  const notOurs = [join(env.appRoot, "extensions"), join("@vscode", "ripgrep")];
  console.log(testsBegin);
  const result = await runMocha(mocha, {
    isOurs: (reason) =>
      !(reason instanceof Error && notOurs.some((part) => reason.stack?.includes(part))),
  });
  await saveResult(result);
  await coverage.save();
  console.log(testsEnd);
  if (result.passed === 0 && result.failed === 0) {
    throw new Error("No test ran.");
  }
  if (result.failed > 0) {
    throw new Error(`${result.failed} failed.`);
  }
}
