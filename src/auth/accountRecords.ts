import * as v from "valibot";

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

const key = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const version = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0);

const recordSchema = v.union([
  v.looseObject({ key, version, signedOut: v.literal(true) }),
  v.looseObject({
    key,
    version,
    signedOut: v.optional(v.undefined()),
    label: v.string(),
    name: v.optional(v.string()),
    email: v.optional(v.string()),
    apiUrl: v.string(),
    token: v.pipe(v.string(), v.nonEmpty()),
  }),
]);

/** Undefined if the text is no list of entries at all. */
export function parseRecords(text: string): AccountRecords | undefined {
  const entries = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(v.unknown())), text);
  if (!entries.success) {
    return undefined;
  }
  const byKey = new Map<string, AccountRecord>();
  const foreign: unknown[] = [];
  for (const entry of entries.output) {
    const parsed = v.safeParse(recordSchema, entry);
    if (parsed.success) {
      byKey.set(parsed.output.key, newer(byKey.get(parsed.output.key), parsed.output));
    } else {
      foreign.push(entry);
    }
  }
  return { byKey, foreign };
}

export function recordsText({ byKey, foreign }: AccountRecords): string {
  return JSON.stringify([...byKey.values(), ...foreign]);
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
  return JSON.stringify(one) < JSON.stringify(other) ? other : one;
}

function withFewTraces({ byKey, foreign }: AccountRecords): AccountRecords {
  const traces = [...byKey.values()].filter(({ signedOut }) => signedOut);
  const tooMany = new Set(traces.slice(0, Math.max(0, traces.length - mostTraces)));
  const kept = [...byKey].filter(([, record]) => !tooMany.has(record));
  return { byKey: new Map(kept), foreign };
}
