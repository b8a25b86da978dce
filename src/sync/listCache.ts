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

/** One file per account. A missing, foreign or broken file counts as none. */
export class ListCache {
  readonly #turns = new Map<string, Promise<void>>();

  constructor(
    private readonly folder: string,
    private readonly storage: Storage,
  ) {}

  async read(accountKey: string): Promise<CachedList | undefined> {
    try {
      return cachedList(JSON.parse(await this.storage.disk.read(this.#file(accountKey))));
    } catch {
      return undefined;
    }
  }

  write(accountKey: string, { asOfMs, servers }: CachedList): Promise<void> {
    return this.#inTurn(accountKey, () =>
      writeBeside(
        this.#file(accountKey),
        JSON.stringify({ version, asOfMs, servers }),
        this.storage,
      ),
    );
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
