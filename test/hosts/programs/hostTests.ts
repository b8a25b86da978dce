/** Runs the tests of test/host in the extension host of a real VS Code. */
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { desktopVscode } from "../desktopVscode";
import { builtProgram, projectRoot } from "../projectRoot";
import { temporaryFolder } from "../temporaryFolder";
import { chosenVersion } from "../vscodeVersion";

const folder = await temporaryFolder("vps-host-");
const executable = await desktopVscode(chosenVersion());
try {
  await runTests({
    // Node starts the program named first: the stand-in for a VS Code that has no window.
    ...(executable === undefined
      ? { vscodeExecutablePath: process.execPath, launchArgs: [builtProgram("openVscode")] }
      : {
          vscodeExecutablePath: executable,
          launchArgs: [
            `--user-data-dir=${join(folder.path, "data")}`,
            `--extensions-dir=${join(folder.path, "extensions")}`,
            "--disable-extensions",
          ],
        }),
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: join(projectRoot, "out", "test", "host", "index.js"),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await folder.remove();
}
