import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

const graceMs = 2_000;

/** Starts a program that can be ended together with everything it starts. */
export function spawnTree(
  file: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  // Its own process group; Windows has none, there taskkill knows the children.
  return spawn(file, args, { ...options, detached: process.platform !== "win32" });
}

/** Ends a program of spawnTree and all that it started: asks first, then does not ask. */
export async function endTree(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) {
    return;
  }
  if (process.platform === "win32") {
    if (child.exitCode === null && child.signalCode === null) {
      await once(spawn("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" }), "exit");
    }
    return;
  }
  const deadline = Date.now() + graceMs;
  signalGroup(pid, "SIGTERM");
  while (signalGroup(pid, 0) && Date.now() < deadline) {
    await wait(25);
  }
  signalGroup(pid, "SIGKILL");
  while (signalGroup(pid, 0) && Date.now() < deadline + graceMs) {
    await wait(25);
  }
}

/** Signal 0 only asks whether any process of the group is left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
