import type { Entry, KeptAccount, Verb } from "../base/history";
import { transitionOf } from "../../../src/core/servers/powerAction";
import { uuidOf } from "../../simulator/uuidOf";
import type { Closing, TrueAccount } from "../run/closing";

/** Something that must never happen, where it happened. */
export interface Violation {
  readonly rule: string;
  readonly entry: Entry | undefined;
  readonly text: string;
}

export type Of<Kind extends Entry["kind"]> = Extract<Entry, { kind: Kind }>;

export interface Write {
  readonly verb: Verb;
  readonly serverId: string;
}

/** A write with all that became of it. */
export interface SentWrite extends Write {
  readonly sent: Of<"sent">;
  readonly did: Of<"did"> | undefined;
  readonly heard: Of<"heard"> | undefined;
}

/** The history of a run, sorted for those who judge it. */
export class Evidence {
  readonly sent: readonly Of<"sent">[];
  readonly writes: readonly SentWrite[];
  readonly kept: readonly Of<"kept">[];
  readonly #byKind = new Map<string, Entry[]>();
  readonly #did = new Map<number, Of<"did">>();
  readonly #heard = new Map<number, Of<"heard">>();
  readonly #tokens = new Map<string, Set<string>>();
  readonly #ends = new Map<string, number>();

  constructor(
    readonly history: readonly Entry[],
    readonly closing: Closing,
    readonly environmentToken: string | undefined,
  ) {
    for (const entry of history) {
      const same = this.#byKind.get(entry.kind) ?? [];
      this.#byKind.set(entry.kind, same);
      same.push(entry);
      if (entry.kind === "did" && (!this.#did.has(entry.request) || entry.hasActed)) {
        this.#did.set(entry.request, entry);
      }
      if (entry.kind === "closed" || entry.kind === "crashed") {
        this.#ends.set(entry.window, entry.atMs);
      }
      if (entry.kind === "heard") {
        this.#heard.set(entry.request, entry);
      }
    }
    this.sent = this.of("sent");
    this.kept = this.of("kept");
    for (const { key, token } of this.accounts()) {
      const tokens = this.#tokens.get(key) ?? new Set();
      this.#tokens.set(key, token === undefined ? tokens : tokens.add(token));
    }
    this.writes = this.sent.flatMap((sent) => {
      const write = writeOf(sent);
      const { request } = sent;
      return write
        ? [{ ...write, sent, did: this.#did.get(request), heard: this.#heard.get(request) }]
        : [];
    });
  }

  of<Kind extends Entry["kind"]>(kind: Kind): readonly Of<Kind>[] {
    return (this.#byKind.get(kind) ?? []) as unknown as readonly Of<Kind>[];
  }

  heard(request: number): Of<"heard"> | undefined {
    return this.#heard.get(request);
  }

  did(request: number): Of<"did"> | undefined {
    return this.#did.get(request);
  }

  /** True if the account may have had the token; one that no keyring ever took may have any. */
  hasToken(accountKey: string, token: string): boolean {
    const tokens = this.#tokens.get(accountKey);
    return accountKey === "environment"
      ? token === this.environmentToken
      : tokens === undefined || tokens.has(token);
  }

  /** Every form in which an account was ever kept. */
  accounts(): readonly KeptAccount[] {
    return this.kept.flatMap(({ accounts }) => accounts);
  }

  /** True if there was trouble of that kind at any time between two moments. */
  hadTrouble(what: string, fromMs: number, toMs: number): boolean {
    let isWell = true;
    for (const { text, atMs } of this.of("fault")) {
      if (atMs > toMs) {
        break;
      }
      if (text.startsWith(what)) {
        const isTrouble = !text.endsWith("well");
        if (atMs >= fromMs && (isTrouble || !isWell)) {
          return true;
        }
        isWell = !isTrouble;
      }
    }
    return !isWell;
  }

  /** The commands of a window that had begun by then and had not ended. */
  underWay({ window, number }: Entry & { readonly window: string }): readonly Of<"began">[] {
    const isBefore = (one: Of<"began"> | Of<"ended">) =>
      one.window === window && one.number < number;
    const over = new Set(
      this.of("ended")
        .filter(isBefore)
        .map(({ command }) => command),
    );
    return this.of("began").filter((one) => isBefore(one) && !over.has(one.command));
  }

  /** How long the computer slept between two entries, when nothing could be done. */
  sleptMs(from: Entry, to: Entry): number {
    const sleeps = this.of("step").filter(
      ({ text, number }) => text.startsWith("sleep") && number > from.number && number < to.number,
    );
    return sleeps.reduce((sum, { number, atMs }) => {
      const next = this.history.find((one) => one.number > number);
      return sum + (next ? next.atMs - atMs : 0);
    }, 0);
  }

  /** What is true of the account of a token at the address in use, as long as it is valid. */
  validAccount(token: string | undefined): TrueAccount | undefined {
    const { truth, apiUrl } = this.closing;
    return truth.find((one) => one.token === token && one.apiUrl === apiUrl && !one.isRevoked);
  }

  /** Every name that a server ever had, or was to have. */
  namesOf(serverId: string): readonly string[] {
    const had = this.of("truth").filter(({ id }) => isSameId(id, serverId));
    const ordered = this.writes.filter(
      (one) => one.verb === "edit" && isSameId(one.serverId, serverId),
    );
    return [
      ...had.flatMap(({ state }) => (state ? [state.name] : [])),
      ...ordered.map(({ sent }) => String(field(JSON.parse(sent.body), "name"))),
    ];
  }

  /** How long a window lived. */
  endOf(window: string): number {
    return this.#ends.get(window) ?? Infinity;
  }
}

function writeOf({ method, url }: Of<"sent">): Write | undefined {
  const [id, action] = new URL(url).pathname.replace("/api/v1/servers/", "").split("/");
  if (method === "GET" || id === undefined) {
    return undefined;
  }
  if (method === "POST") {
    return id === "" ? { verb: "create", serverId: "" } : { verb: action as Verb, serverId: id };
  }
  return { verb: method === "DELETE" ? "delete" : "edit", serverId: id };
}

/** True for what the user meant, as "account/ID", if it is the server of that ID. */
export function isOfId(ref: string, serverId: string): boolean {
  return isSameId(idOf(ref), serverId);
}

/** The server's ID in "account/ID". */
export function idOf(ref: string): string {
  return ref.split("/")[1] ?? "";
}

/** True for two ids of one server: where the API has numbers and UUIDs, each may stand for the other. */
export function isSameId(one: string, other: string): boolean {
  return (
    one === other ||
    uuidOf("server", Number(one)) === other ||
    uuidOf("server", Number(other)) === one
  );
}

/** True if nobody can tell from what the window heard whether the request was carried out. */
export function isUnanswered({ sent, heard }: Pick<SentWrite, "sent" | "heard">): boolean {
  return heard?.status === undefined
    ? sent.fate !== "notSent"
    : heard.status < 300 && heard.status !== 204 && heard.body === undefined;
}

/** The servers that ever had the name, or were to have it: rows show what is on its way to the API. */
export function idsNamed(name: string, evidence: Evidence): ReadonlySet<string> {
  const isOrdered = evidence.writes.filter(
    ({ verb, sent }) => verb === "edit" && sent.body.includes(`"${name}"`),
  );
  const had = evidence.of("truth").filter(({ state }) => state?.name === name);
  return new Set([...had.map(({ id }) => id), ...isOrdered.map(({ serverId }) => serverId)]);
}

/** What a server is while a change of it is under way; undefined for what shows in no state. */
export function stateDuring(verb: Verb): string | undefined {
  return verb === "start" || verb === "stop" || verb === "reboot" ? transitionOf(verb) : undefined;
}

/** The name in the body of an order: where there is none, the first part of the hostname. */
export function orderedName({ body }: Pick<Of<"sent">, "body">): string {
  const fields = JSON.parse(body) as { readonly name?: string; readonly hostname?: string };
  return fields.name ?? fields.hostname ?? "";
}

/** A server in an answer of the API. */
export interface Answered {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

/** The servers that an answer tells of. */
export function serversIn(body: unknown): readonly Answered[] {
  const results = field(body, "results");
  const all: readonly unknown[] = Array.isArray(results)
    ? results
    : [field(body, "server") ?? body];
  return all.flatMap((one) => {
    const id = field(one, "id") ?? field(one, "uuid");
    const name = field(one, "name");
    const status = field(one, "status");
    return typeof name === "string" && typeof status === "string"
      ? [{ id: String(id), name, status }]
      : [];
  });
}

/** True for a request for a list, or for a page of one. */
export function asksForList({ url }: Of<"sent">): boolean {
  return /\/servers\/(\?|$)/.test(url);
}

export function isList({ body }: Of<"heard">): boolean {
  return Array.isArray(field(body, "results"));
}

export function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
