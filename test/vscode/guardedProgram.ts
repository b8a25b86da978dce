import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { builtProgram } from "./projectRoot";

export interface GuardedProgram {
  readonly process: ChildProcess;
  /** Its last output, for a message about a failure. */
  output(): string;
  /** Settles when it ends, by itself or by stop(). */
  readonly ended: Promise<void>;
  /** Ends it, whatever it started, and removes its temporary folder. */
  stop(): Promise<void>;
}

const keptOutput = 20_000;

/** Starts a program that ends with this one, however this one ends. */
export function startGuarded(
  temporaryFolder: string,
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onOutput: (output: string) => void = () => undefined,
): GuardedProgram {
  const guard = spawn(process.execPath, [builtProgram("guard"), temporaryFolder, file, ...args], {
    env,
    stdio: "pipe",
    // Out of reach of the terminal's Ctrl+C, which it learns of when its input closes.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  let output = "";
  for (const stream of [guard.stdout, guard.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output = (output + text).slice(-keptOutput);
      onOutput(text);
    });
  }
  const ended = once(guard, "exit").then(() => undefined);
  return {
    process: guard,
    output: () => output,
    ended,
    stop: async () => {
      guard.stdin.end();
      await ended;
    },
  };
}
