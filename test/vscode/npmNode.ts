import { join } from "node:path";
import { cacheFolder } from "./cacheFolder";
import { installOnce } from "./installOnce";
import { npm } from "./npm";
import { timed, type Progress } from "./steps";

export interface NodeProgram {
  readonly path: string;
  /** Where its C++ headers are, when it brings them. */
  readonly headers?: string;
}

/** The Node of a major version: the running one where it fits, else one from npm. */
export async function nodeOfMajor(major: number, say: Progress): Promise<NodeProgram> {
  if (Number(process.versions.node.split(".")[0]) === major) {
    return { path: process.execPath };
  }
  const name = nodePackage();
  const folder = join(cacheFolder(), `node-${major}-${process.platform}-${process.arch}`);
  await installOnce(
    folder,
    (into) =>
      timed(`Getting Node ${major}`, say, async () => {
        await npm(["install", "--prefix", into, "--ignore-scripts", `${name}@${major}`]);
      }),
    say,
  );
  const headers = join(folder, "node_modules", name);
  return {
    headers,
    path: join(headers, "bin", process.platform === "win32" ? "node.exe" : "node"),
  };
}

/** The package that holds the program itself; "node" needs an install script to fetch this one. */
export function nodePackage(
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): string {
  const system = platform === "win32" ? "win" : platform;
  const prefix = platform === "darwin" && arch === "arm64" ? "node-bin" : "node";
  return `${prefix}-${system}-${arch}`;
}
