import { readdirSync } from "node:fs";
import { join } from "node:path";
import { env } from "vscode";
import { testsBegin, testsEnd } from "../hosts/automationLog";
import { mochaOptions, runMocha, saveResult } from "../hosts/mochaRun";

const timeoutMs = 30_000;

/** VS Code calls this in its extension host; what it throws becomes the exit code. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha(mochaOptions(timeoutMs));
  for (const file of readdirSync(__dirname, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".test.js")) {
      mocha.addFile(join(__dirname, file));
    }
  }
  const builtIn = join(env.appRoot, "extensions");
  console.log(testsBegin);
  const result = await runMocha(mocha, {
    isOurs: (reason) => !(reason instanceof Error && reason.stack?.includes(builtIn)),
  });
  await saveResult(result);
  console.log(testsEnd);
  if (result.passed === 0 && result.failed === 0) {
    throw new Error("No test ran.");
  }
  if (result.failed > 0) {
    throw new Error(`${result.failed} failed.`);
  }
}
