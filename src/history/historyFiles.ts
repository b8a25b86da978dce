import { createHash } from "node:crypto";
import { join } from "node:path";
import type { ServerRef } from "../core/servers/server";
import type { UsageSample } from "../core/usage/usageSample";
import type { Disk } from "../files/disk";
import type { Storage } from "../files/storage";
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
 * as none; one that cannot be read now does not, since it would be overwritten then.
 */
export class HistoryFiles {
  constructor(
    private readonly folder: string,
    private readonly storage: Storage,
  ) {}

  async read(ref: ServerRef): Promise<readonly UsageSample[]> {
    const path = this.#file(ref);
    try {
      if ((await this.#disk.look(path)).bytes > longestFileBytes) {
        return [];
      }
      return unpackSamples(await this.#disk.read(path)) ?? [];
    } catch (fault) {
      if (isMissing(fault)) {
        return [];
      }
      throw fault;
    }
  }

  async write(ref: ServerRef, samples: readonly UsageSample[]): Promise<void> {
    await writeBeside(this.#file(ref), packedToFit(samples), this.storage);
  }

  async removeAccount(accountKey: string): Promise<void> {
    await this.#disk.remove(join(this.folder, accountKey));
  }

  /**
   * Removes what nobody has added to for so long, and the oldest files of too many. Ages are counted
   * from the newest file that is not of the future, since the clock may have been set: a file
   * written while it was ahead makes no other one old.
   */
  async prune(keptForMs: number, nowMs: number): Promise<void> {
    const files = await this.#all();
    const newestFirst = files.sort((a, b) => b.changedMs - a.changedMs);
    const newestMs = newestFirst.find(({ changedMs }) => changedMs <= nowMs)?.changedMs ?? nowMs;
    let total = 0;
    for (const file of newestFirst) {
      total += file.bytes;
      if (newestMs - file.changedMs > keptForMs || total > longestTotalBytes) {
        await this.#disk.remove(file.path);
      }
    }
  }

  get #disk(): Disk {
    return this.storage.disk;
  }

  async #all(): Promise<FileEntry[]> {
    const names = await this.#disk.list(this.folder).catch(() => []);
    const entries = await Promise.all(
      names.map(async (name) => {
        const path = join(this.folder, name);
        const entry = await this.#disk.look(path).catch(() => undefined);
        return entry?.isFile ? { path, ...entry } : undefined;
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

function isMissing(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "ENOENT";
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
