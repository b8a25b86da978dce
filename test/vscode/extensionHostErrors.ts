import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";

const logNames = new Set(["exthost.log", "remoteexthost.log"]);
const ofTheHostItself = [
  // A part of VS Code that its npm package leaves out.
  /Cannot find module '\.\/build\/Release\/watchdog'/,
  // It asks for the rows below one that it has just forgotten itself, and then for all anew.
  /\[error\] No tree item with id '1\/group:[^\n]*' found\.\s*$/,
  // Its lock on the folder's storage, which a window that was loaded anew still finds held.
  /workspaceStorage\/[^\n]*vscode\.lock/,
  // The same lock, read while it is being written: the host's own code parses it.
  /SyntaxError: Unexpected end of JSON input\s+at JSON\.parse \(<anonymous>\)\s+at [^\n]*extensionHostProcess\.js:/,
  // Its redraw of a tree was on the way to a window that was closed.
  /\[error\] Unable to refresh tree view [\w.]+: Canceled\s*$/,
  // Its connection to a window that was closed, whichever of Node.js's own frames stand below it:
  // which they are depends on the moment. A request of ours says where it went; a socket without a
  // request would look like this, too.
  /\[error\] Error: (read|write) (ECONNRESET|ECONNABORTED|EPIPE)(\s+at [^\n]+ \(node:[^\n]+\))+\s*$/,
];

/** The errors that the extension hosts of a VS Code have logged, with what stands below them. */
export async function extensionHostErrors(logsFolder: string): Promise<readonly string[]> {
  const files = await readdir(logsFolder, { recursive: true });
  const logs = files.filter((file) => logNames.has(basename(file)));
  if (logs.length === 0) {
    throw new Error(`There is no log of an extension host in ${logsFolder}.`);
  }
  const texts = await Promise.all(logs.map((file) => readFile(join(logsFolder, file), "utf8")));
  return texts.flatMap(errorsIn);
}

/** For the end of a run: whatever a test has seen, such an error is a fault. */
export async function assertNoHostErrors(logsFolder: string): Promise<void> {
  const errors = await extensionHostErrors(logsFolder);
  if (errors.length > 0) {
    throw new Error(`The extension host has logged an error:\n${errors.join("\n")}`);
  }
}

/** An entry begins with its time and goes on until the next one. */
function errorsIn(log: string): readonly string[] {
  return log
    .split(/^(?=\d{4}-\d{2}-\d{2} [\d:.]+ \[)/m)
    .filter((entry) => /^\S+ \S+ \[error\]/.test(entry))
    .filter((entry) => !ofTheHostItself.some((known) => known.test(entry)))
    .map((entry) => entry.trimEnd());
}
