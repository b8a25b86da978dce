import { join } from "node:path";
import * as v from "valibot";
import type { Server } from "../core/servers/server";
import type { Storage } from "../files/storage";
import { writeBeside } from "../files/writeBeside";

/** The last good list of an account, as stored on disk between sessions. Never a token. */
export interface CachedList {
  readonly asOfMs: number;
  readonly servers: readonly Server[];
}

/** JSON has no undefined, so the file contains null instead. */
function maybe<T>(schema: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.nullable(schema),
    v.transform((value) => value ?? undefined),
  );
}

const maybeText = maybe(v.string());
const maybeNumber = maybe(v.number());

const cachedServer = v.object({
  id: v.string(),
  name: v.string(),
  hostname: maybeText,
  status: v.string(),
  ipv4: maybeText,
  ipv6: maybeText,
  location: v.string(),
  plan: maybe(
    v.object({
      id: maybeText,
      name: v.string(),
      vcpus: maybeNumber,
      memoryMb: maybeNumber,
      storageGb: maybeNumber,
      bandwidthGb: maybeNumber,
    }),
  ),
  os: maybe(v.object({ id: maybeText, name: v.string() })),
  createdAtMs: maybeNumber,
  updatedAtMs: maybeNumber,
});

const cachedList = v.object({
  version: v.literal(1),
  asOfMs: v.number(),
  servers: v.array(cachedServer),
});

/** One file per account. A missing, foreign or broken file counts as none. */
export class ListCache {
  readonly #turns = new Map<string, Promise<void>>();

  constructor(
    private readonly folder: string,
    private readonly storage: Storage,
  ) {}

  async read(accountKey: string): Promise<CachedList | undefined> {
    try {
      const parsed = v.safeParse(
        cachedList,
        JSON.parse(await this.storage.disk.read(this.#file(accountKey))),
      );
      if (!parsed.success) {
        return undefined;
      }
      const { asOfMs, servers } = parsed.output;
      return { asOfMs, servers };
    } catch {
      return undefined;
    }
  }

  write(accountKey: string, { asOfMs, servers }: CachedList): Promise<void> {
    return this.#inTurn(accountKey, () =>
      writeBeside(this.#file(accountKey), toJson({ version: 1, asOfMs, servers }), this.storage),
    );
  }

  remove(accountKey: string): Promise<void> {
    return this.#inTurn(accountKey, () => this.storage.disk.remove(this.#file(accountKey)));
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

function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => (member === undefined ? null : member));
}
