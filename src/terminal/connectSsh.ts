import { spawn } from "node:child_process";
import type { Clock } from "../core/base/clock";
import type { SshExit } from "../core/servers/sshFailure";

export interface SshRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Pick<Clock, "after">;
  /** Called with what ssh says by itself; what the server says goes to the terminal directly. */
  readonly say: (words: string) => void;
}

export interface SshEnd extends SshExit {
  /** The last that ssh itself said. */
  readonly words: string;
}

const rememberedLetters = 20_000;
const lastWordsMs = 300;

/** Runs ssh in this terminal until it ends. */
export function connectSsh({ program, args, env, clock, say }: SshRun): Promise<SshEnd> {
  return new Promise((resolve) => {
    // Passwords and questions go through the terminal itself, so only ssh's messages are piped.
    const ssh = spawn(program, args, { env, stdio: ["inherit", "inherit", "pipe"] });
    let words = "";
    ssh.stderr.setEncoding("utf8");
    ssh.stderr.on("data", (chunk: string) => {
      words = (words + chunk).slice(-rememberedLetters);
      say(chunk);
    });
    ssh.once("error", () => {
      resolve({ code: null, signal: null, words });
    });
    ssh.once("exit", (code, signal) => {
      const end = () => {
        ssh.stderr.destroy();
        resolve({ code, signal, words });
      };
      // A connection that ssh keeps for others (ControlPersist) never closes the pipe.
      const patience = clock.after(lastWordsMs, end);
      ssh.stderr.once("end", () => {
        patience.dispose();
        end();
      });
    });
  });
}
