import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import type { ServerRef } from "../core/servers/server";
import type { Disk } from "../files/disk";
import { isMissing } from "../files/isMissing";
import type { Storage } from "../files/storage";
import { writeBeside } from "../files/writeBeside";
import { packRecord, unpackRecord, type UsageRecord } from "./historyFormat";
import { UsedDays, usedDaysSince } from "./usedDays";

export const longestFileBytes = 64 * 1_024;
export const longestTotalBytes = 8 * 1_024 * 1_024;

const daysName = "days.json";
const ending = ".json";
/** What is not understood may be another version's, and is not overwritten. It ages like the rest. */
const asideEnding = ".unreadable";
/** Of the days since a file was written, so many have to be days of use before it counts as old. */
const fewestDays = 10;

interface FileEntry {
  readonly path: string;
  readonly bytes: number;
  readonly changedMs: number;
}

/** A file that is never changed: whoever has merged it writes another one and removes it then. */
export interface HistoryFile {
  readonly path: string;
  readonly record: UsageRecord;
}

const none: ReadonlySet<string> = new Set();

/**
 * The files of a server in the folder of its account: mostly one, and some more where windows wrote
 * at the same moment or ended before they had removed what they had merged. None is overwritten, so
 * no window can undo what another one has written, even if that is gone by then. A file that is
 * foreign or broken is put aside and counts as none.
 */
export class HistoryFiles {
  readonly #usedDays: UsedDays;

  constructor(
    private readonly folder: string,
    private readonly storage: Storage,
  ) {
    this.#usedDays = new UsedDays(join(folder, daysName), storage);
  }

  /** What there is beside the known files. Rejects if something of it cannot be read now. */
  async read(ref: ServerRef, known = none): Promise<readonly HistoryFile[]> {
    const found: HistoryFile[] = [];
    const seen = new Set(known);
    let isWhole = false;
    while (!isWhole) {
      isWhole = true;
      for (const path of (await this.#pathsOf(ref)).filter((one) => !seen.has(one))) {
        seen.add(path);
        const record = await this.#readOne(path);
        if (record) {
          found.push({ path, record });
        } else {
          // Another window may have merged it meanwhile, into a file that was not listed yet.
          isWhole = false;
        }
      }
    }
    return found;
  }

  /**
   * Puts a record in the place of the files that were merged into it. Resolves with those that hold
   * nothing else now: the new one, and what could not be removed.
   */
  async write(ref: ServerRef, record: UsageRecord, merged = none): Promise<ReadonlySet<string>> {
    const path = `${this.#stemOf(ref)}${this.storage.newId()}${ending}`;
    await writeBeside(path, packedToFit(record), this.storage);
    const left = [...merged].map((one) =>
      this.#disk.remove(one).then(
        () => [],
        () => [one],
      ),
    );
    return new Set([path, ...(await Promise.all(left)).flat()]);
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

  /** Undefined if it has gone, or is no record of this version. */
  async #readOne(path: string): Promise<UsageRecord | undefined> {
    try {
      const isTooLong = (await this.#disk.look(path)).bytes > longestFileBytes;
      const record = isTooLong ? undefined : unpackRecord(await this.#disk.read(path));
      if (!record) {
        await this.#disk.move(path, `${path}${asideEnding}`);
      }
      return record;
    } catch (fault) {
      if (isMissing(fault)) {
        return undefined;
      }
      throw fault;
    }
  }

  async #pathsOf(ref: ServerRef): Promise<readonly string[]> {
    const stem = this.#stemOf(ref);
    const folder = dirname(stem);
    const names = await this.#disk.list(folder).catch((fault: unknown) => {
      if (isMissing(fault)) {
        return [];
      }
      throw fault;
    });
    return names
      .map((name) => join(folder, name))
      .filter((path) => path.startsWith(stem) && path.endsWith(ending));
  }

  /** The API's ids may contain anything, so files are named by the id's hash. */
  #stemOf({ accountKey, serverId }: ServerRef): string {
    const name = createHash("sha256").update(serverId).digest("hex").slice(0, 32);
    return join(this.folder, accountKey, `${name}.`);
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
