import { randomUUID } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import * as v from "valibot";
import type { Problem } from "../core/base/problem";
import type { AttemptStore, CreationAttempt, UnreadAttempt } from "../core/changes/creationLedger";
import { isMissing } from "../files/isMissing";
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
  constructor(private readonly folder: string) {}

  newId(): string {
    return randomUUID();
  }

  /** There are none only if there is no such folder; anything else leaves open which there are. */
  async read(): Promise<readonly (CreationAttempt | UnreadAttempt)[]> {
    const names = await namesIn(this.folder);
    const ids = names.filter((name) => name.endsWith(ending)).map((name) => basename(name, ending));
    const attempts = await Promise.all(ids.map((id) => this.#read(id)));
    return attempts.filter((attempt) => attempt !== undefined);
  }

  write(attempt: CreationAttempt): Promise<void> {
    return writeBeside(this.#file(attempt.id), JSON.stringify(attempt));
  }

  async remove(id: string): Promise<void> {
    await rm(this.#file(id), { force: true });
  }

  /** Undefined if another window has just removed it. */
  async #read(id: string): Promise<CreationAttempt | UnreadAttempt | undefined> {
    try {
      return attemptIn(await readFile(this.#file(id), "utf8"), id) ?? damaged(id);
    } catch (fault) {
      if (isMissing(fault)) {
        return undefined;
      }
      const unread = fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
      return { id, unread, isDamaged: false };
    }
  }

  #file(id: string): string {
    return join(this.folder, `${id}${ending}`);
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (fault) {
    if (isMissing(fault)) {
      return [];
    }
    throw fault;
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
