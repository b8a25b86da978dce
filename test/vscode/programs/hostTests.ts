/**
 * Runs the tests of test/host or test/faults in a real VS Code:
 *
 *   node hostTests.mjs TEMPORARY-FOLDER LAYER
 */
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { desktopVscode } from "../desktopVscode";
import { assertNoHostErrors } from "../extensionHostErrors";
import { builtProgram, projectRoot } from "../projectRoot";
import { chosenVersion } from "../vscodeVersion";

const [folder, layer] = process.argv.slice(2);
if (!folder || !layer) {
  throw new Error("Usage: hostTests.mjs TEMPORARY-FOLDER LAYER");
}
const executable = await desktopVscode(chosenVersion());
try {
  await runTests({
    // Node starts the program named first: the stand-in for a VS Code that has no window.
    ...(executable === undefined
      ? { vscodeExecutablePath: process.execPath, launchArgs: [builtProgram("openVscode")] }
      : {
          vscodeExecutablePath: executable,
          launchArgs: [
            `--user-data-dir=${join(folder, "data")}`,
            `--extensions-dir=${join(folder, "extensions")}`,
            "--disable-extensions",
          ],
        }),
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: join(projectRoot, "out", "test", layer, "index.js"),
  });
  if (executable !== undefined) {
    await assertNoHostErrors(join(folder, "data", "logs"));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
