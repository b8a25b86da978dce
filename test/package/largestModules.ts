import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../vscode/projectRoot";

type Outputs = Readonly<
  Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
>;

/** What makes a shipped file as large as it is, by the build that packed it. The largest comes first. */
export function largestModules(file: string, most = 10): readonly string[] {
  const text = readFileSync(join(projectRoot, "out", "shipped.json"), "utf8");
  const inputs = (JSON.parse(text) as Outputs)[file]?.inputs ?? {};
  return Object.entries(inputs)
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, most)
    .map(([path, { bytesInOutput }]) => `${bytesInOutput} ${path}`);
}
