/** An account as it is kept: in SecretStorage and nowhere else. */
export interface StoredAccount {
  readonly key: string;
  /** What the API calls its owner, else the token's name. */
  readonly label: string;
  /** What the user calls it. */
  readonly name?: string | undefined;
  /** Undefined if the API does not tell whose token it is. */
  readonly email?: string | undefined;
  readonly apiUrl: string;
  readonly token: string;
}

/** An account with the number of its newest change, or the trace of one that has signed out. */
export type AccountRecord =
  | (StoredAccount & { readonly version: number; readonly signedOut?: undefined })
  | { readonly key: string; readonly version: number; readonly signedOut: true };

/**
 * What is known of all accounts. Two windows may write at the same time and know nothing of each
 * other, so records are merged by their versions, and what has signed out leaves a trace: without
 * it, a window could not tell a sign-out from a record that another window has overwritten.
 */
export interface AccountRecords {
  readonly byKey: ReadonlyMap<string, AccountRecord>;
  /** Entries that this version does not understand, carried along as they are. */
  readonly foreign: readonly unknown[];
}

export const noRecords: AccountRecords = { byKey: new Map(), foreign: [] };

/** Enough for every window to see a sign-out; a trace holds no token. */
const mostTraces = 50;

const keyPattern = /^[\w-]{1,64}$/;

/** Undefined if the text is no list of entries at all. */
export function parseRecords(text: string): AccountRecords | undefined {
  const entries = entriesIn(text);
  if (!entries) {
    return undefined;
  }
  const byKey = new Map<string, AccountRecord>();
  const foreign: unknown[] = [];
  for (const entry of entries) {
    const record = recordIn(entry);
    if (record) {
      byKey.set(record.key, newer(byKey.get(record.key), record));
    } else {
      foreign.push(entry);
    }
  }
  return { byKey, foreign };
}

function entriesIn(text: string): readonly unknown[] | undefined {
  try {
    const entries: unknown = JSON.parse(text);
    return Array.isArray(entries) ? entries : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Undefined for an entry of another version of this extension. What it holds beside the known fields
 * stays in it. By hand and not by a schema, since every start of the extension reads the accounts.
 */
function recordIn(entry: unknown): AccountRecord | undefined {
  if (typeof entry !== "object" || entry === null) {
    return undefined;
  }
  const { key, version = 0, signedOut, ...rest } = entry as Readonly<Record<string, unknown>>;
  if (typeof key !== "string" || !keyPattern.test(key) || !isVersion(version)) {
    return undefined;
  }
  if (signedOut === true) {
    return { ...rest, key, version, signedOut };
  }
  const { label, name, email, apiUrl, token } = rest;
  return signedOut === undefined &&
    typeof label === "string" &&
    isMaybeText(name) &&
    isMaybeText(email) &&
    typeof apiUrl === "string" &&
    typeof token === "string" &&
    token !== ""
    ? {
        ...rest,
        key,
        version,
        label,
        ...(name === undefined ? {} : { name }),
        ...(email === undefined ? {} : { email }),
        apiUrl,
        token,
      }
    : undefined;
}

function isVersion(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isMaybeText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}

export function recordsText({ byKey, foreign }: AccountRecords): string {
  return `[${[...[...byKey.values()].map(recordText), ...foreign.map((entry) => JSON.stringify(entry))].join()}]`;
}

/**
 * With its fields in one order, whoever made it. A record that comes back from the keyring would else
 * differ from the one that was written, and windows would write it for each other without end.
 */
function recordText(record: AccountRecord): string {
  return JSON.stringify(Object.fromEntries(Object.entries(record).sort(byName)));
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** The same, whichever window merges, and in whichever order. Keeps `mine` if that is all. */
export function mergeRecords(stored: AccountRecords, mine: AccountRecords): AccountRecords {
  const byKey = new Map(stored.byKey);
  for (const record of mine.byKey.values()) {
    byKey.set(record.key, newer(byKey.get(record.key), record));
  }
  const merged = { byKey, foreign: stored.foreign };
  return recordsText(merged) === recordsText(mine) ? mine : merged;
}

/** True if these records have an account, or a change of one, that the others lack. */
export function hasNewer({ byKey }: AccountRecords, others: AccountRecords): boolean {
  return [...byKey.values()].some((record) => {
    const other = others.byKey.get(record.key);
    return other ? newer(other, record) !== other : !record.signedOut;
  });
}

export function withAccount(records: AccountRecords, account: StoredAccount): AccountRecords {
  const before = records.byKey.get(account.key);
  const known = before?.signedOut ? undefined : before;
  return withRecord(records, { ...known, ...account, version: nextVersion(before) });
}

export function withoutAccount(records: AccountRecords, accountKey: string): AccountRecords {
  const before = records.byKey.get(accountKey);
  const trace = { key: accountKey, version: nextVersion(before), signedOut: true } as const;
  return before && !before.signedOut ? withFewTraces(withRecord(records, trace)) : records;
}

export function accountsIn({ byKey }: AccountRecords): readonly StoredAccount[] {
  return [...byKey.values()].filter((record) => !record.signedOut);
}

function withRecord(records: AccountRecords, record: AccountRecord): AccountRecords {
  return { ...records, byKey: new Map(records.byKey).set(record.key, record) };
}

function nextVersion(before: AccountRecord | undefined): number {
  return (before?.version ?? 0) + 1;
}

function newer(one: AccountRecord | undefined, other: AccountRecord): AccountRecord {
  if (one === undefined) {
    return other;
  }
  if (one.version !== other.version) {
    return one.version > other.version ? one : other;
  }
  // Two windows changed the same account at once: whichever it is, both have to choose alike.
  return recordText(one) < recordText(other) ? other : one;
}

function withFewTraces({ byKey, foreign }: AccountRecords): AccountRecords {
  const traces = [...byKey.values()].filter(({ signedOut }) => signedOut);
  const tooMany = new Set(traces.slice(0, Math.max(0, traces.length - mostTraces)));
  const kept = [...byKey].filter(([, record]) => !tooMany.has(record));
  return { byKey: new Map(kept), foreign };
}
