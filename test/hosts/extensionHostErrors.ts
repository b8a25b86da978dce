import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";

const logNames = new Set(["exthost.log", "remoteexthost.log"]);
const ofTheHostItself = [
  // A part of VS Code that its npm package leaves out.
  /Cannot find module '\.\/build\/Release\/watchdog'/,
  // It asks for the rows below one that it has just forgotten itself, and then for all anew.
  /\[error\] No tree item with id '[^\n]*' found\.\s*$/,
  // Its connection to a window that was closed. A request of ours says where it went.
  /\[error\] Error: read ECONNRESET\s+at TCP\.onStreamRead \(node:[^\n]+\)\s*$/,
];

/** The errors that the extension hosts of a VS Code have logged, with what stands below them. */
export async function extensionHostErrors(logsFolder: string): Promise<readonly string[]> {
  const files = await readdir(logsFolder, { recursive: true }).catch(() => []);
  const logs = await Promise.all(
    files
      .filter((file) => logNames.has(basename(file)))
      .map((file) => readFile(join(logsFolder, file), "utf8")),
  );
  return logs.flatMap(errorsIn);
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
