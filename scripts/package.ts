/**
 * Packs the extension:
 *
 *   npm run package                   vps-servers-VERSION.vsix
 *   npm run package -- --out FILE
 *
 * What is packed is put together in a folder of its own, where the manifest lacks what only
 * development needs. As soon as the manifest names the repository, vsce points the README's links
 * and pictures there; until then they are left out.
 */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { createVSIX, listFiles, PackageManager } from "@vscode/vsce";
import manifest from "../package.json";
import { projectRoot } from "../test/vscode/projectRoot";
import { runProgram } from "../test/vscode/runProgram";
import { temporaryFolder } from "../test/vscode/temporaryFolder";
import { packedReadme } from "./packedReadme";

const [flag, out, ...others] = process.argv.slice(2);
if (others.length > 0 || (flag !== undefined && (flag !== "--out" || out === undefined))) {
  throw new Error("Usage: npm run package -- [--out FILE]");
}
const file = resolve(out ?? `${manifest.name}-${manifest.version}.vsix`);
const hasRepository = "repository" in manifest;

await runProgram(process.execPath, ["esbuild.mjs", "--production"], { cwd: projectRoot });
const staged = await temporaryFolder("vps-staged-");
try {
  for (const name of await listFiles({ cwd: projectRoot, packageManager: PackageManager.None })) {
    const target = join(staged.path, name);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(projectRoot, name), target);
  }
  if (!hasRepository) {
    const readme = await readFile(join(projectRoot, "README.md"), "utf8");
    await writeFile(join(staged.path, "README.md"), packedReadme(readme));
  }
  await writeFile(join(staged.path, "package.json"), JSON.stringify(packedManifest()));
  await createVSIX({
    cwd: staged.path,
    packagePath: file,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: hasRepository,
  });
} finally {
  await staged.remove();
}

/** Without the scripts, one of which vsce would run in the folder that has no sources. */
function packedManifest(): object {
  const development = ["scripts", "devDependencies", "private"];
  return Object.fromEntries(Object.entries(manifest).filter(([key]) => !development.includes(key)));
}
