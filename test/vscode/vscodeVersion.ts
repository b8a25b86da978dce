/** Which VS Code a test runs in: the newest one known, or the oldest that we support. */
export type VscodeChoice = "newest" | "oldest";

export interface VscodeVersion {
  /** What a desktop VS Code of this kind is called where it is downloaded. */
  readonly desktop: string;
  /** The npm package that carries the same VS Code as a server for the browser. */
  readonly codeServer: string;
  /** The version of VS Code inside that package. */
  readonly vscode: string;
  readonly nodeMajor: number;
}

export const vscodeVersions: Readonly<Record<VscodeChoice, VscodeVersion>> = {
  newest: { desktop: "stable", codeServer: "4.139.1", vscode: "1.139.1", nodeMajor: 24 },
  oldest: { desktop: "1.100.3", codeServer: "4.100.3", vscode: "1.100.3", nodeMajor: 20 },
};

/** The choice made by VPS_TEST_VSCODE_VERSION; the newest when nothing was chosen. */
export function chosenVersion(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): VscodeChoice {
  const chosen = environment.VPS_TEST_VSCODE_VERSION ?? "newest";
  if (chosen !== "newest" && chosen !== "oldest") {
    throw new Error(`VPS_TEST_VSCODE_VERSION is "${chosen}"; it can be "newest" or "oldest".`);
  }
  return chosen;
}
