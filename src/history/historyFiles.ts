import { createHash } from "node:crypto";
import { join } from "node:path";
import type { ServerRef } from "../core/servers/server";
import type { Disk } from "../files/disk";
import { isMissing } from "../files/isMissing";
import type { Storage } from "../files/storage";
import { writeBeside } from "../files/writeBeside";
import { emptyRecord, packRecord, unpackRecord, type UsageRecord } from "./historyFormat";
import { UsedDays, usedDaysSince } from "./usedDays";

export const longestFileBytes = 64 * 1_024;
export const longestTotalBytes = 8 * 1_024 * 1_024;

const daysName = "days.json";
/** What is not understood may be another version's, and is not overwritten. It ages like the rest. */
const asideEnding = ".unreadable";
/** Of the days since a file was written, so many have to be days of use before it counts as old. */
const fewestDays = 10;

interface FileEntry {
  readonly path: string;
  readonly bytes: number;
  readonly changedMs: number;
}

/**
 * One file per server, in a folder per account. A file that is foreign or broken is put aside and
 * counts as none; one that cannot be read now does not, since it would be overwritten then.
 */
export class HistoryFiles {
  readonly #usedDays: UsedDays;

  constructor(
    private readonly folder: string,
    private readonly storage: Storage,
  ) {
    this.#usedDays = new UsedDays(join(folder, daysName), storage);
  }

  async read(ref: ServerRef): Promise<UsageRecord> {
    const path = this.#file(ref);
    try {
      const isTooLong = (await this.#disk.look(path)).bytes > longestFileBytes;
      const record = isTooLong ? undefined : unpackRecord(await this.#disk.read(path));
      if (!record) {
        await this.#disk.move(path, `${path}${asideEnding}`);
      }
      return record ?? emptyRecord;
    } catch (fault) {
      if (isMissing(fault)) {
        return emptyRecord;
      }
      throw fault;
    }
  }

  async write(ref: ServerRef, record: UsageRecord): Promise<void> {
    await writeBeside(this.#file(ref), packedToFit(record), this.storage);
  }

  async removeAccount(accountKey: string): Promise<void> {
    await this.#disk.remove(join(this.folder, accountKey));
  }

  /**
   * Removes what nobody has added to for so long, and the oldest files of too many. Ages are counted
   * from the newest file that is not of the future, since the clock may have been set: a file
   * written while it was ahead makes no other one old. Nor does a clock that still is ahead: enough
   * days of use have to lie between.
   */
  async prune(keptForMs: number, nowMs: number): Promise<void> {
    const days = await this.#usedDays.note(nowMs).catch(() => []);
    const files = await this.#all();
    const newestFirst = files.sort((a, b) => b.changedMs - a.changedMs);
    const newestMs = newestFirst.find(({ changedMs }) => changedMs <= nowMs)?.changedMs ?? nowMs;
    let total = 0;
    for (const { path, bytes, changedMs } of newestFirst) {
      const isOld =
        newestMs - changedMs > keptForMs && usedDaysSince(days, changedMs) >= fewestDays;
      total += bytes;
      if (isOld || total > longestTotalBytes) {
        await this.#disk.remove(path);
      }
    }
  }

  get #disk(): Disk {
    return this.storage.disk;
  }

  async #all(): Promise<FileEntry[]> {
    const names = await this.#disk.list(this.folder).catch(() => []);
    const entries = await Promise.all(
      names
        .filter((name) => name !== daysName)
        .map(async (name) => {
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

/** If the samples do not fit, the oldest are dropped. */
function packedToFit(record: UsageRecord): string {
  let kept = record;
  let text = packRecord(kept);
  while (Buffer.byteLength(text) > longestFileBytes) {
    kept = { ...kept, samples: kept.samples.slice(Math.ceil(kept.samples.length / 8)) };
    text = packRecord(kept);
  }
  return text;
}
