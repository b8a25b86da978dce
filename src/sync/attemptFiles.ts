import { join } from "node:path";
import * as v from "valibot";
import type { Problem } from "../core/base/problem";
import type { AttemptStore, CreationAttempt, UnreadAttempt } from "../core/changes/creationLedger";
import { isMissing } from "../files/isMissing";
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
  looks: v.optional(v.number()),
});

const ending = ".json";

/** One file per order, so that windows never overwrite each other's. None holds a token. */
export class AttemptFiles implements AttemptStore {
  constructor(
    private readonly folder: string,
    private readonly storage: Storage,
  ) {}

  newId(): string {
    return this.storage.newId();
  }

  /** There are none only if there is no such folder; anything else leaves open which there are. */
  async read(): Promise<readonly (CreationAttempt | UnreadAttempt)[]> {
    const names = await this.#names();
    const files = names.filter((name) => name.endsWith(ending));
    const ids = files.map((name) => name.slice(0, -ending.length));
    const attempts = await Promise.all(ids.map((id) => this.#read(id)));
    return attempts.filter((attempt) => attempt !== undefined);
  }

  write(attempt: CreationAttempt): Promise<void> {
    return writeBeside(this.#file(attempt.id), JSON.stringify(attempt), this.storage);
  }

  async remove(id: string): Promise<void> {
    await this.storage.disk.remove(this.#file(id));
  }

  /** Undefined if another window has just removed it. */
  async #read(id: string): Promise<CreationAttempt | UnreadAttempt | undefined> {
    try {
      return attemptIn(await this.storage.disk.read(this.#file(id)), id) ?? damaged(id);
    } catch (fault) {
      if (isMissing(fault)) {
        return undefined;
      }
      const unread = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
      return { id, unread, isDamaged: false };
    }
  }

  async #names(): Promise<readonly string[]> {
    try {
      return await this.storage.disk.list(this.folder);
    } catch (fault) {
      if (isMissing(fault)) {
        return [];
      }
      throw fault;
    }
  }

  #file(id: string): string {
    return join(this.folder, `${id}${ending}`);
  }
}

/** Undefined for half a file, one of a version that writes something else, or another one's. */
function attemptIn(text: string, id: string): CreationAttempt | undefined {
  const parsed = v.safeParse(attemptSchema, parseJson(text));
  if (!parsed.success || parsed.output.id !== id) {
    return undefined;
  }
  const { idsBefore, knownUntilMs, problem, looks, request, ...rest } = parsed.output;
  const { sshKeyId, location, ...order } = request;
  return {
    ...rest,
    idsBefore,
    knownUntilMs,
    problem,
    ...(looks === undefined ? {} : { looks }),
    request: { ...order, sshKeyId, location: { code: location.code, id: location.id } },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function damaged(id: string): UnreadAttempt {
  return { id, unread: `${id}${ending}`, isDamaged: true };
}
