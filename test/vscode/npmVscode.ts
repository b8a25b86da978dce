import { join } from "node:path";
import { cacheFolder } from "./cacheFolder";
import { installOnce } from "./installOnce";
import { npm } from "./npm";
import { nodeOfMajor, type NodeProgram } from "./npmNode";
import { printProgress, timed, type Progress } from "./steps";
import { vscodeVersions, type VscodeChoice, type VscodeVersion } from "./vscodeVersion";

export interface NpmVscode {
  readonly version: string;
  /** The Node that this VS Code was built for. */
  readonly node: string;
  readonly serverProgram: string;
  /** Holds the extensions that VS Code comes with. */
  readonly builtinExtensionsFolder: string;
}

/** A VS Code server from the npm registry, installed in the cache folder when it is not there. */
export async function npmVscode(
  choice: VscodeChoice,
  say: Progress = printProgress,
): Promise<NpmVscode> {
  const version = vscodeVersions[choice];
  const name = `vscode-${version.vscode}-${process.platform}-${process.arch}`;
  const folder = join(cacheFolder(), name);
  const node = await nodeOfMajor(version.nodeMajor, say);
  await installOnce(folder, (into) => install(into, version, node, say), say);
  return {
    version: version.vscode,
    node: node.path,
    serverProgram: join(vscodeFolder(folder), "out", "server-main.js"),
    builtinExtensionsFolder: join(vscodeFolder(folder), "extensions"),
  };
}

async function install(
  into: string,
  { codeServer, vscode }: VscodeVersion,
  node: NodeProgram,
  say: Progress,
): Promise<void> {
  say(`VS Code ${vscode} is fetched once, into ${cacheFolder()} (600 MB)`);
  const run = (...args: string[]) => npm([...args, "--ignore-scripts"], { node: node.path });
  await timed(`Getting VS Code ${vscode}`, say, () =>
    run("install", "--prefix", into, `code-server@${codeServer}`),
  );
  const inside = vscodeFolder(into);
  await timed("Getting the packages that it needs", say, () =>
    run("install", "--prefix", inside, "--omit=dev"),
  );
  await compile("@vscode/spdlog", "it writes no log files", inside, node, say);
  await compile("node-pty", "its terminal does not work", inside, node, say);
}

async function compile(
  name: string,
  without: string,
  inside: string,
  node: NodeProgram,
  say: Progress,
): Promise<void> {
  const env = node.headers === undefined ? {} : { npm_config_nodedir: node.headers };
  try {
    await timed(`Compiling ${name}`, say, () =>
      npm(["rebuild", "--prefix", inside, name], { cwd: inside, node: node.path, env }),
    );
  } catch (error) {
    const reason = /^npm error (.*(?:[Ee]rror:|not found|failed).*)$/m.exec(String(error))?.[1];
    say(`Compiling ${name} failed, so ${without} in this VS Code (${reason ?? "no reason given"})`);
  }
}

function vscodeFolder(folder: string): string {
  return join(folder, "node_modules", "code-server", "lib", "vscode");
}
