import { isFields, readId } from "./fields";

interface Identity {
  readonly id: string | undefined;
  readonly uuid: string | undefined;
}

/**
 * True if an answer may be about the server with this id, and does not name another one. `other` is
 * the second id of that server, if it is known to have two.
 */
export function isAbout(
  serverId: string,
  { id, uuid }: Identity,
  other: string | undefined,
): boolean {
  if ([id, uuid].includes(serverId)) {
    return true;
  }
  const only = id ?? uuid;
  if ((id !== undefined && uuid !== undefined) || only === undefined) {
    return only === undefined;
  }
  // An API may know a server by a number in one place and by a UUID in the other.
  return other === undefined ? isNumber(only) !== isNumber(serverId) : only === other;
}

export function identityIn(answer: unknown): Identity {
  const { id, uuid } = isFields(answer) ? answer : {};
  return { id: readId(id), uuid: readId(uuid) };
}

function isNumber(id: string): boolean {
  return /^\d+$/.test(id);
}

/** The two ids of a thing: by UUID, as it is known outside, and by number. */
export type OtherId = readonly [uuid: string, id: string];

/** Undefined if it has one id, as in the document. */
export function otherIdIn(answer: unknown): OtherId | undefined {
  if (!isFields(answer) || answer.uuid === undefined) {
    return undefined;
  }
  const [uuid, id] = [readId(answer.uuid), readId(answer.id)];
  return uuid === undefined || id === undefined || uuid === id ? undefined : [uuid, id];
}

/**
 * The other id of each thing that has two. The UUID is the one that is known outside, and which of
 * the two the API wants is found out by asking. Things of two kinds may have the same number.
 */
export class OtherIds {
  readonly #byUuid = new Map<string, string>();
  readonly #byNumber = new Map<string, string>();

  get areKnown(): boolean {
    return this.#byUuid.size > 0;
  }

  learn(pairs: readonly (OtherId | undefined)[]): void {
    for (const pair of pairs) {
      if (pair) {
        const [uuid, id] = pair;
        this.#byUuid.set(uuid, id);
        this.#byNumber.set(id, uuid);
      }
    }
  }

  /** The number beside a UUID. */
  of(uuid: string): string | undefined {
    return this.#byUuid.get(uuid);
  }

  /** The UUID beside a number. */
  uuidOf(id: string): string | undefined {
    return this.#byNumber.get(id);
  }

  /** The other one of the two, whichever is given. */
  besides(either: string): string | undefined {
    return this.of(either) ?? this.uuidOf(either);
  }
}
