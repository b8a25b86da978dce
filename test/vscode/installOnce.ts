import { existsSync } from "node:fs";
import { mkdir, open, readFile, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Progress } from "./steps";

const pollMs = 500;
const longestWaitMs = 20 * 60_000;

/**
 * Makes `folder` by `install`, once, whoever asks and however often: into a folder beside it that
 * gets its name only when complete, so a half-made one is never taken for the real thing.
 */
export async function installOnce(
  folder: string,
  install: (into: string) => Promise<void>,
  say: Progress,
): Promise<void> {
  if (existsSync(folder)) {
    return;
  }
  await mkdir(dirname(folder), { recursive: true });
  const lock = `${folder}.lock`;
  const deadline = Date.now() + longestWaitMs;
  let told = false;
  while (!(await takeLock(lock))) {
    if (!told) {
      say(`Another process is installing ${basename(folder)}; waiting for it`);
      told = true;
    }
    if (Date.now() > deadline) {
      throw new Error(`${lock} was held for too long. Remove it if nothing is being installed.`);
    }
    await wait(pollMs);
  }
  try {
    if (!existsSync(folder)) {
      await removeLeftovers(folder);
      const partial = `${folder}.partial-${process.pid}`;
      try {
        await mkdir(partial);
        await install(partial);
        await rename(partial, folder);
      } finally {
        await rm(partial, { recursive: true, force: true });
      }
    }
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, "wx");
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw error;
    }
  }
  const holder = Number(await readFile(lock, "utf8").catch(() => ""));
  // An empty file belongs to a process that is about to write its number.
  if (holder > 0 && !isAlive(holder)) {
    await rm(lock, { force: true });
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function removeLeftovers(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.partial-`;
  for (const name of await readdir(dirname(folder))) {
    if (name.startsWith(prefix)) {
      await rm(join(dirname(folder), name), { recursive: true, force: true });
    }
  }
}
