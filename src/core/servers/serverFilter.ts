import { isLooseMatch } from "./looseMatch";
import type { Server } from "./server";
import type { AccountView } from "./serverStore";

type Field = "name" | "hostname" | "ip" | "plan" | "os" | "location" | "state";

/** What may stand before a colon. */
const fieldNames: Readonly<Record<string, Field>> = {
  name: "name",
  host: "hostname",
  hostname: "hostname",
  ip: "ip",
  address: "ip",
  plan: "plan",
  os: "os",
  system: "os",
  location: "location",
  state: "state",
  status: "state",
};

interface Word {
  readonly text: string;
  /** Undefined if it may stand anywhere. */
  readonly field: Field | undefined;
}

/** What a server is searched in, in lower case. */
interface Searched {
  readonly fields: Readonly<Record<Field, string>>;
  /** All but the IPv6 address, in which a word such as "db" or "fe" would be found too often. */
  readonly all: string;
  /** What a word may abbreviate. */
  readonly loose: readonly string[];
}

/** Kept since each letter that is typed looks through all of them again. */
const searchedTexts = new WeakMap<Server, Searched>();

interface Found {
  readonly servers: readonly Server[];
  readonly shown: readonly Server[];
  /** The servers that stay, whatever becomes of them. */
  readonly ids: ReadonlySet<string>;
}

/**
 * What the user looks for. Rows must not go from under the pointer, so a server that has matched
 * stays until the user asks for something else, even if another state has come meanwhile.
 */
export class ServerFilter {
  readonly #words: readonly Word[];
  readonly #found = new Map<string, Found>();

  constructor(
    readonly text: string,
    /** True while the user types: then none is added either. */
    public isHeld = false,
  ) {
    this.#words = wordsOf(text);
  }

  /** The account's servers that are shown; the same array as long as its servers are the same. */
  shown({ account, snapshot }: AccountView): readonly Server[] {
    const { servers, isRestored } = snapshot;
    const before = this.#found.get(account.key);
    if (before?.servers === servers) {
      return before.shown;
    }
    const shown = servers.filter(
      (server) =>
        before?.ids.has(server.id) === true ||
        ((!before || !this.isHeld) && this.#words.every((word) => matches(server, word))),
    );
    // What an earlier session has seen holds nobody.
    const ids = new Set(isRestored ? [] : shown.map(({ id }) => id));
    this.#found.set(account.key, { servers, shown, ids });
    return shown;
  }
}

/** True if every word of the filter is found in what is known of the server. */
export function matchesFilter(server: Server, filter: string): boolean {
  return wordsOf(filter).every((word) => matches(server, word));
}

function wordsOf(filter: string): readonly Word[] {
  return filter
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const [name = "", ...rest] = word.split(":");
      const field =
        rest.length > 0 && Object.hasOwn(fieldNames, name) ? fieldNames[name] : undefined;
      return { field, text: field ? rest.join(":") : word };
    });
}

function matches(server: Server, { field, text }: Word): boolean {
  const { fields, all, loose } = searched(server);
  if (field) {
    return fields[field].includes(text);
  }
  return (
    all.includes(text) ||
    (text.includes(":") && fields.ip.includes(text)) ||
    loose.some((one) => isLooseMatch(one, text))
  );
}

function searched(server: Server): Searched {
  const known = searchedTexts.get(server);
  if (known) {
    return known;
  }
  const lower = (...texts: readonly (string | undefined)[]) =>
    texts.filter(Boolean).join("\n").toLowerCase();
  const fields = {
    name: lower(server.name),
    hostname: lower(server.hostname),
    ip: lower(server.ipv4, server.ipv6),
    plan: lower(server.plan?.name),
    os: lower(server.os?.name),
    location: lower(server.location),
    state: lower(server.status),
  };
  const { name, hostname, plan, os, location, state } = fields;
  const loose = [name, hostname, plan, os, location, state].filter(Boolean);
  const made = { fields, loose, all: [...loose, lower(server.ipv4)].join("\n") };
  searchedTexts.set(server, made);
  return made;
}
