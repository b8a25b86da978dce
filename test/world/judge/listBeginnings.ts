import { asksForList, field, isList, type Evidence, type Of } from "./evidence";

/** Longer than the wait before a list that failed is asked for again by itself. */
const retriedWithinMs = 15_000;
/** After so many failures in a row nobody asks by itself again. */
const mostTries = 3;

/** Longer than it takes to read a page, after which the next one is asked for at once. */
const atOnceMs = 1_000;

interface Unfinished {
  /** The requests for the list that it may have begun with. */
  readonly beginnings: readonly number[];
  readonly heardAtMs: number;
  readonly hasFailed: boolean;
  readonly failures: number;
}

/**
 * For each page of a list the first request for the list. A list is as old as its beginning: what was
 * asked for since then is newer than all of it, also than pages and tries that came later. What comes
 * soon after a failure is another try or another list, and so is a page that a pause held up: it may be
 * as old as either.
 */
export function listBeginnings(evidence: Evidence): ReadonlyMap<number, readonly number[]> {
  const beginnings = new Map<number, readonly number[]>();
  const unfinished = new Map<string, Unfinished>();
  const keys = new Map<number, string>();
  for (const entry of evidence.history) {
    if (entry.kind === "sent" && asksForList(entry)) {
      const key = `${entry.window} ${entry.token}`;
      keys.set(entry.request, key);
      beginnings.set(entry.request, beginningsOf(entry, unfinished.get(key)));
    }
    const key = entry.kind === "heard" ? keys.get(entry.request) : undefined;
    if (entry.kind !== "heard" || key === undefined) {
      continue;
    }
    const now = {
      beginnings: beginnings.get(entry.request) ?? [entry.request],
      heardAtMs: entry.atMs,
    };
    if (!isList(entry)) {
      const before = unfinished.get(key);
      const isSame = before?.beginnings[0] === now.beginnings[0];
      const failures = isSame ? (before?.failures ?? 0) + 1 : 1;
      unfinished.set(key, { ...now, hasFailed: true, failures });
    } else if (typeof field(entry.body, "next") === "string") {
      unfinished.set(key, { ...now, hasFailed: false, failures: 0 });
    } else {
      unfinished.delete(key);
    }
  }
  return beginnings;
}

function beginningsOf(
  { url, request, atMs }: Of<"sent">,
  before: Unfinished | undefined,
): readonly number[] {
  if (!before) {
    return [request];
  }
  const { hasFailed, heardAtMs, failures } = before;
  const waitedMs = atMs - heardAtMs;
  const goesOn = hasFailed ? waitedMs < retriedWithinMs && failures < mostTries : url.includes("?");
  if (!goesOn) {
    return [request];
  }
  return hasFailed || waitedMs > atOnceMs ? [...before.beginnings, request] : before.beginnings;
}
