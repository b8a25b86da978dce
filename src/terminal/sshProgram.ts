import type { Clock } from "../core/base/clock";
import { mayBeStarting, sshFailureOf, type SshTexts } from "../core/servers/sshFailure";
import { connectSsh } from "./connectSsh";
import { afterLostSession, failureText, wrap } from "./sayFailure";

export interface SshProgramOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly texts: SshTexts;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Pick<Clock, "after" | "elapsedMs">;
  readonly columns: () => number;
  readonly write: (text: string) => void;
  /** The next key, or undefined if there is no keyboard. */
  readonly readKey: () => Promise<string | undefined>;
  /** False if the user interrupts the waiting. */
  readonly pause: (ms: number) => Promise<boolean>;
}

/** How long a server that is active may take until its ssh responds, and how often that is tried. */
const patienceMs = 180_000;
const betweenTriesMs = 5_000;

/** Runs ssh, and again for as long as the user wants it, until a session is ended by its user. */
export async function runSsh(options: SshProgramOptions): Promise<void> {
  const { texts, columns, write, readKey, pause, ...run } = options;
  const beganMs = run.clock.elapsedMs();
  if (texts.notice !== "") {
    write(`${wrap(texts.notice, columns()).join("\r\n")}\r\n\r\n`);
  }
  for (;;) {
    const end = await connectSsh({ ...run, say: write });
    const failure = sshFailureOf(end, end.words);
    if (failure === undefined) {
      if (texts.ended !== "") {
        const said = texts.ended.replace("{0}", String(end.code ?? end.signal));
        write(`\r\n${wrap(said, columns()).join("\r\n")}\r\n`);
        await readKey();
      }
      return;
    }
    const hasPatience = texts.waiting !== "" && run.clock.elapsedMs() - beganMs < patienceMs;
    if (hasPatience && mayBeStarting(failure)) {
      write(`${texts.waiting}\r\n`);
      if (await pause(betweenTriesMs)) {
        continue;
      }
      return;
    }
    if (failure === "lost") {
      write(afterLostSession(end.words));
    }
    write(failureText({ meaning: texts.failures[failure], again: texts.again }, columns()));
    if (!isEnter(await readKey())) {
      return;
    }
    write("\r\n");
  }
}

function isEnter(key: string | undefined): boolean {
  return key === "\r" || key === "\n";
}
