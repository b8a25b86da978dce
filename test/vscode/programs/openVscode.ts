/**
 * Stands in for a desktop VS Code that runs extension tests: takes the same arguments, starts a
 * VS Code server and opens it in a headless browser, prints what the tests log and ends with
 * their exit code. VPS_TEST_VSCODE_VERSION chooses "newest" or "oldest".
 */
import { chosenVersion } from "../vscodeVersion";
import { parseLaunchArguments } from "../launchArguments";
import { npmVscode } from "../npmVscode";
import { openExtensionTests } from "../extensionTests";

const aborted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    aborted.abort(new Error(`Stopped by ${signal}.`));
  });
}

try {
  const paths = parseLaunchArguments(process.argv.slice(2));
  const vscode = await npmVscode(chosenVersion());
  process.exitCode = await openExtensionTests(vscode, paths, aborted.signal);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
