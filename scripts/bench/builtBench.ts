import { join } from "node:path";
import { projectRoot } from "../../test/vscode/projectRoot";

/** The built file of a program of this folder. */
export function builtBench(name: string): string {
  return join(projectRoot, "out", "scripts", "bench", `${name}.mjs`);
}
