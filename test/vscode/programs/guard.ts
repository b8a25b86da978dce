/**
 * Runs a program for as long as somebody holds this program's standard input open. However the
 * holder ends, even by a crash, the system closes that input; then the program, whatever it
 * started and its temporary folder go.
 *
 *   node guard.mjs TEMPORARY-FOLDER PROGRAM [ARGUMENT…]
 */
import { rm } from "node:fs/promises";
import { endTree, spawnTree } from "../processTree";

const [folder, file, ...args] = process.argv.slice(2);
if (!folder || !file) {
  throw new Error("Usage: guard.mjs TEMPORARY-FOLDER PROGRAM [ARGUMENT…]");
}
const child = spawnTree(file, args, { stdio: ["ignore", "inherit", "inherit"] });
let ending = false;

async function end(code: number): Promise<void> {
  if (ending) {
    return;
  }
  ending = true;
  await endTree(child);
  await rm(folder ?? "", { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.exit(code);
}

child.on("error", (error) => {
  console.error(error.message);
  void end(1);
});
child.on("exit", (code) => void end(code ?? 1));
process.stdin.on("close", () => void end(0));
process.stdin.resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void end(0));
}
// Whoever held the input may be gone already, and then nobody reads the output either.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", () => void end(1));
}
