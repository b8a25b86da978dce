import { systemClock } from "../core/base/clock";
import { textsVariable, type SshTexts } from "../core/servers/sshFailure";
import { systemNewId } from "../files/newId";
import { systemUserFiles } from "../files/userFiles";
import { runSsh } from "./sshProgram";

// This is the program that VS Code's terminal runs, by Node: "ssh.js" and then ssh's arguments.
// It stays when ssh fails, so that ssh's words can be read, and says below them what they mean.

const encoded = process.env[textsVariable] ?? "";
const texts = JSON.parse(Buffer.from(encoded, "base64").toString("utf8")) as SshTexts;

// Ctrl+C is for ssh, which has the same terminal.
process.on("SIGINT", () => undefined);

void runSsh({
  program: "ssh",
  args: process.argv.slice(2),
  texts,
  env: environmentOfSsh(),
  clock: systemClock,
  storage: { files: systemUserFiles, newId: systemNewId },
  columns: () => process.stdout.columns || 80,
  write: (text) => process.stderr.write(text),
  readKey,
  pause,
});

function pause(ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (hasWaited: boolean) => {
      timer.dispose();
      process.off("SIGINT", interrupt);
      resolve(hasWaited);
    };
    const interrupt = () => {
      end(false);
    };
    const timer = systemClock.after(ms, () => {
      end(true);
    });
    process.once("SIGINT", interrupt);
  });
}

/** The user's own: ssh may pass variables on to programs that it starts, or to the server. */
function environmentOfSsh(): NodeJS.ProcessEnv {
  const ours = [textsVariable, "ELECTRON_RUN_AS_NODE"];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.includes(name)));
}

async function readKey(): Promise<string | undefined> {
  const stdin = process.stdin;
  if (!stdin.isTTY) {
    return undefined;
  }
  stdin.setRawMode(true);
  stdin.resume();
  const key = await new Promise<string>((resolve) => {
    stdin.once("data", (data) => {
      resolve(data.toString("utf8"));
    });
  });
  stdin.pause();
  stdin.setRawMode(false);
  return key;
}
