import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../vscode/projectRoot";
import { runProgram } from "../vscode/runProgram";
import { temporaryFolder } from "../vscode/temporaryFolder";
import { zipEntries, type ZipEntry } from "./zipEntries";

export interface PackedExtension {
  readonly file: string;
  readonly bytes: number;
  /** What users get: without the two files that the format itself needs. */
  readonly entries: readonly ZipEntry[];
  remove(): Promise<void>;
}

const ofTheFormat = new Set(["[Content_Types].xml", "extension.vsixmanifest"]);

/** Packs the extension as `npm run package` does. */
export async function packExtension(): Promise<PackedExtension> {
  const folder = await temporaryFolder("vps-package-");
  const file = join(folder.path, "vps-servers.vsix");
  const pack = join(projectRoot, "out", "scripts", "package.mjs");
  await runProgram(process.execPath, [pack, "--out", file], { cwd: projectRoot });
  const zip = await readFile(file);
  const entries = zipEntries(zip)
    .filter(({ name }) => !ofTheFormat.has(name))
    .map((entry) => ({ ...entry, name: entry.name.replace(/^extension\//, "") }));
  return { file, bytes: zip.length, entries, remove: () => folder.remove() };
}
