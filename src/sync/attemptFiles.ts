import { join } from "node:path";
import * as v from "valibot";
import type { Problem } from "../core/base/problem";
import type { AttemptStore, CreationAttempt } from "../core/changes/creationLedger";
import type { Storage } from "../files/storage";
import { writeBeside } from "../files/writeBeside";

const maybeText = v.optional(v.string());

const attemptSchema = v.object({
  id: v.string(),
  accountKey: v.string(),
  request: v.object({
    name: v.string(),
    planId: v.string(),
    osId: v.string(),
    location: v.object({ code: v.string(), id: maybeText }),
    hostname: v.string(),
    sshKeyId: maybeText,
    backupsEnabled: v.boolean(),
  }),
  idsBefore: v.optional(v.array(v.string())),
  knownUntilMs: v.optional(v.number()),
  sentAtMs: v.number(),
  // Only this extension writes it, and only to describe it.
  problem: v.optional(v.custom<Problem>((value) => typeof value === "object" && value !== null)),
});

/** One file per order, so that windows never overwrite each other's. None holds a token. */
export class AttemptFiles implements AttemptStore {
  constructor(
    private readonly folder: string,
    private readonly storage: Storage,
  ) {}

  newId(): string {
    return this.storage.newId();
  }

  async read(): Promise<readonly CreationAttempt[]> {
    const names = await this.storage.disk.list(this.folder).catch(() => []);
    const files = names.filter((name) => name.endsWith(".json"));
    const attempts = await Promise.all(files.map((name) => this.#read(join(this.folder, name))));
    return attempts.filter((attempt) => attempt !== undefined);
  }

  write(attempt: CreationAttempt): Promise<void> {
    return writeBeside(this.#file(attempt.id), JSON.stringify(attempt), this.storage);
  }

  async remove(id: string): Promise<void> {
    await this.storage.disk.remove(this.#file(id));
  }

  /** Another window may just have removed it. */
  async #read(path: string): Promise<CreationAttempt | undefined> {
    try {
      const parsed = v.safeParse(attemptSchema, JSON.parse(await this.storage.disk.read(path)));
      if (!parsed.success) {
        return undefined;
      }
      const { idsBefore, knownUntilMs, problem, request, ...rest } = parsed.output;
      const { sshKeyId, location, ...order } = request;
      return {
        ...rest,
        idsBefore,
        knownUntilMs,
        problem,
        request: { ...order, sshKeyId, location: { code: location.code, id: location.id } },
      };
    } catch {
      return undefined;
    }
  }

  #file(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}
