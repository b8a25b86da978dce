import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's top folder: the built files lie at different depths below it. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  if (existsSync(join(folder, "package-lock.json"))) {
    return folder;
  }
  const parent = dirname(folder);
  if (parent === folder) {
    throw new Error("No package-lock.json above this file.");
  }
  return findRoot(parent);
}

/** A built program of test/vscode/programs. */
export function builtProgram(name: string): string {
  return join(projectRoot, "out", "test", "vscode", "programs", `${name}.mjs`);
}

/** The built extension that executes commands in the windows that tests drive. */
export const companionFolder = join(projectRoot, "out", "test", "vscode", "companion");
