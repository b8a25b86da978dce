import { spawn } from "node:child_process";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

const shownLines = 30;

/** Runs a program to its end and returns its output; throws with the last lines if it fails. */
export function runProgram(
  file: string,
  args: readonly string[],
  { cwd, env, timeoutMs = 15 * 60_000 }: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) {
        resolve(output);
        return;
      }
      const end = output.trimEnd().split("\n").slice(-shownLines).join("\n");
      reject(new Error(`${file} ${args.join(" ")} ended with ${String(signal ?? code)}:\n${end}`));
    });
  });
}
