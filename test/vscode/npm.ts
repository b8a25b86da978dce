import { existsSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { runProgram } from "./runProgram";

export interface NpmOptions {
  readonly cwd?: string;
  /** The Node that runs npm and that native modules are built for. */
  readonly node?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs npm with the given Node, without a shell. */
export async function npm(args: readonly string[], options: NpmOptions = {}): Promise<string> {
  const node = options.node ?? process.execPath;
  const env = {
    ...process.env,
    ...options.env,
    PATH: [dirname(node), process.env.PATH].join(delimiter),
  };
  return runProgram(node, [npmProgram(), ...args], {
    env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
}

/** npm's own script: started by Node itself, it needs no shell on Windows. */
function npmProgram(): string {
  const running = process.env.npm_execpath;
  const beside = dirname(process.execPath);
  const candidates = [
    ...(running && basename(running) === "npm-cli.js" ? [running] : []),
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "share", "nodejs", "npm", "bin", "npm-cli.js"),
    join("/usr", "share", "nodejs", "npm", "bin", "npm-cli.js"),
  ];
  const found = candidates.find((path) => existsSync(path));
  if (!found) {
    throw new Error(`npm was not found beside ${process.execPath}. Start this with "npm run".`);
  }
  return found;
}
