import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { Script } from "node:vm";
import * as esbuild from "esbuild";
import { projectRoot } from "../../vscode/projectRoot";

/** Another text in one place of one file of `src`. */
export interface SourcePatch {
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

/** What the extension's program finds in place of Node's own. */
const parameterNames = [
  "exports",
  "require",
  "module",
  "process",
  "Date",
  "Math",
  "performance",
  "setTimeout",
  "clearTimeout",
  "setImmediate",
  "clearImmediate",
  "AbortSignal",
  "Intl",
  "crypto",
] as const;

/** The whole extension as one function, which each window calls with its own surroundings. */
export async function bundleExtension(patch?: SourcePatch): Promise<string> {
  const result = await esbuild.build({
    absWorkingDir: projectRoot,
    entryPoints: ["src/extension.ts"],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    logLevel: "warning",
    external: ["vscode", "node-fetch"],
    supported: { "dynamic-import": false },
    plugins: patch ? [patchedSource(patch)] : [],
  });
  return result.outputFiles[0]?.text ?? "";
}

/** Compiled once, and run once for each window. */
export function compileExtension(bundle: string): (...surroundings: readonly unknown[]) => void {
  const source = `(function (${parameterNames.join(", ")}) {${bundle}\n})`;
  return new Script(source, { filename: "extension.js" }).runInThisContext() as (
    ...surroundings: readonly unknown[]
  ) => void;
}

function patchedSource({ file, text, by }: SourcePatch): esbuild.Plugin {
  return {
    name: "patched-source",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (relative(projectRoot, path).replaceAll("\\", "/") !== `src/${file}`) {
          return undefined;
        }
        const source = await readFile(join(projectRoot, "src", file), "utf8");
        if (source.split(text).length !== 2) {
          throw new Error(`src/${file} has this text not exactly once: ${text}`);
        }
        return { contents: source.replace(text, () => by), loader: "ts" };
      });
    },
  };
}
