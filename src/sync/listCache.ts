import { join } from "node:path";
import type { Server } from "../core/servers/server";
import type { Storage } from "../files/storage";
import { writeBeside } from "../files/writeBeside";
import { isRecord, keptServer } from "./keptServer";

/** The last good list of an account, as stored on disk between sessions. Never a token. */
export interface CachedList {
  readonly asOfMs: number;
  readonly servers: readonly Server[];
}

const version = 1;

/** Made into text in about 2 ms; all of 10,000 servers take 15, in which VS Code stands still. */
const writtenAtOnce = 1_000;

/** One file per account. A missing, foreign or broken file counts as none. */
export class ListCache {
  readonly #turns = new Map<string, Promise<void>>();

  constructor(
    private readonly folder: string,
    private readonly storage: Storage,
    /** Lets others have a turn while a long list is made into text. */
    private readonly breathe: () => Promise<void> = () => Promise.resolve(),
  ) {}

  async read(accountKey: string): Promise<CachedList | undefined> {
    try {
      return cachedList(JSON.parse(await this.storage.disk.read(this.#file(accountKey))));
    } catch {
      return undefined;
    }
  }

  write(accountKey: string, list: CachedList): Promise<void> {
    return this.#inTurn(accountKey, async () => {
      await writeBeside(this.#file(accountKey), await this.#textOf(list), this.storage);
    });
  }

  /** With every draft that a window has left that ended while it was writing. */
  remove(accountKey: string): Promise<void> {
    return this.#inTurn(accountKey, async () => {
      const { disk } = this.storage;
      const file = this.#file(accountKey);
      await disk.remove(file);
      const names = await disk.list(this.folder).catch(() => []);
      const drafts = names.filter((name) => name.startsWith(`${accountKey}.json.`));
      await Promise.all(drafts.map((name) => disk.remove(join(this.folder, name))));
    });
  }

  async #textOf({ asOfMs, servers }: CachedList): Promise<string> {
    const parts: string[] = [];
    for (let from = 0; from < servers.length; from += writtenAtOnce) {
      if (from > 0) {
        await this.breathe();
      }
      parts.push(JSON.stringify(servers.slice(from, from + writtenAtOnce)).slice(1, -1));
    }
    const around = JSON.stringify({ version, asOfMs, servers: [] });
    return `${around.slice(0, -"]}".length)}${parts.join(",")}]}`;
  }

  /** One after another, so that a list that is still being written does not outlive its account. */
  #inTurn(accountKey: string, work: () => Promise<void>): Promise<void> {
    const before = this.#turns.get(accountKey) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(work);
    this.#turns.set(accountKey, turn);
    return turn;
  }

  #file(accountKey: string): string {
    return join(this.folder, `${accountKey}.json`);
  }
}

function cachedList(value: unknown): CachedList | undefined {
  if (!isRecord(value) || value.version !== version) {
    return undefined;
  }
  const { asOfMs, servers } = value;
  if (typeof asOfMs !== "number" || !Array.isArray(servers)) {
    return undefined;
  }
  const read = servers.map(keptServer).filter((server) => server !== undefined);
  return read.length === servers.length ? { asOfMs, servers: read } : undefined;
}
