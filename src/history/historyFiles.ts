import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ServerRef } from "../core/servers/server";
import type { UsageSample } from "../core/usage/usageSample";
import { writeBeside } from "../files/writeBeside";
import { packSamples, unpackSamples } from "./historyFormat";

export const longestFileBytes = 64 * 1_024;
export const longestTotalBytes = 8 * 1_024 * 1_024;

interface FileEntry {
  readonly path: string;
  readonly bytes: number;
  readonly changedMs: number;
}

/**
 * One file per server, in a folder per account. A file that is missing, foreign or broken counts
 * as none.
 */
export class HistoryFiles {
  constructor(private readonly folder: string) {}

  async read(ref: ServerRef): Promise<readonly UsageSample[]> {
    const path = this.#file(ref);
    try {
      if ((await stat(path)).size > longestFileBytes) {
        return [];
      }
      return unpackSamples(await readFile(path, "utf8")) ?? [];
    } catch {
      return [];
    }
  }

  async write(ref: ServerRef, samples: readonly UsageSample[]): Promise<void> {
    await writeBeside(this.#file(ref), packedToFit(samples));
  }

  async remove(ref: ServerRef): Promise<void> {
    await rm(this.#file(ref), { force: true });
  }

  async removeAccount(accountKey: string): Promise<void> {
    await rm(join(this.folder, accountKey), { recursive: true, force: true });
  }

  /**
   * Removes files that nothing was added to for that long, and the oldest ones if there are too
   * many.
   */
  async prune(nowMs: number, keptForMs: number): Promise<void> {
    const files = await this.#all();
    const isOld = ({ changedMs }: FileEntry) => nowMs - changedMs > keptForMs;
    const newestFirst = files.sort((a, b) => b.changedMs - a.changedMs);
    let total = 0;
    for (const file of newestFirst) {
      total += file.bytes;
      if (isOld(file) || total > longestTotalBytes) {
        await rm(file.path, { force: true });
      }
    }
  }

  async #all(): Promise<FileEntry[]> {
    const names = await readdir(this.folder, { recursive: true }).catch(() => []);
    const entries = await Promise.all(
      names.map(async (name) => {
        const path = join(this.folder, name);
        const entry = await stat(path).catch(() => undefined);
        return entry?.isFile() ? { path, bytes: entry.size, changedMs: entry.mtimeMs } : undefined;
      }),
    );
    return entries.filter((entry) => entry !== undefined);
  }

  /** The API's ids may contain anything, so a file is named by the id's hash. */
  #file({ accountKey, serverId }: ServerRef): string {
    const name = createHash("sha256").update(serverId).digest("hex").slice(0, 32);
    return join(this.folder, accountKey, `${name}.json`);
  }
}

/** If the samples do not fit, the oldest are dropped. */
function packedToFit(samples: readonly UsageSample[]): string {
  let kept = samples;
  let text = packSamples(kept);
  while (Buffer.byteLength(text) > longestFileBytes) {
    kept = kept.slice(Math.ceil(kept.length / 8));
    text = packSamples(kept);
  }
  return text;
}
