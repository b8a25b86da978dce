import { cp, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { NpmVscode } from "./npmVscode";
import { runProgram } from "./runProgram";
import { vscodeEnvironment } from "./testEnvironment";

/** Parts of a checkout that an installed extension does not have. */
const notInstalled = new Set(["node_modules", "out", "scripts", "src", "test"]);

/**
 * Puts a built but unpacked extension among the installed ones. It is a copy: VS Code writes into
 * installed extensions, and a build that goes on meanwhile does not reach a running test.
 */
export async function installUnpacked(source: string, extensionsFolder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(source, "package.json"), "utf8")) as Manifest;
  const { publisher, name, version } = manifest;
  await cp(source, join(extensionsFolder, `${publisher}.${name}-${version}`), {
    recursive: true,
    filter: (path) => dirname(path) !== source || isInstalled(basename(path)),
  });
}

export function isInstalled(name: string): boolean {
  return !name.startsWith(".") && !name.endsWith(".vsix") && !notInstalled.has(name);
}

/** Installs a packed extension as a person does, before the server that uses it starts. */
export async function installVsix(
  vscode: NpmVscode,
  file: string,
  serverDataFolder: string,
  extensionsFolder: string,
): Promise<void> {
  const folders = ["--server-data-dir", serverDataFolder, "--extensions-dir", extensionsFolder];
  await runProgram(
    vscode.node,
    [
      vscode.serverProgram,
      ...folders,
      "--accept-server-license-terms",
      "--install-extension",
      file,
    ],
    { env: vscodeEnvironment(), timeoutMs: 120_000 },
  );
}

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}
