import { asksForList, field, isList, type Evidence } from "./evidence";

/** Longer than the wait before a list that failed is asked for again by itself. */
const retriedWithinMs = 15_000;
/** After so many failures in a row nobody asks by itself again. */
const mostTries = 3;

interface Unfinished {
  readonly beginning: number;
  /** The request of a page that failed at this time; undefined if another page follows. */
  readonly failedAtMs: number | undefined;
  readonly failures: number;
}

/**
 * For each page of a list the first request for the list. A list is as old as its beginning: what was
 * asked for since then is newer than all of it, also than pages and tries that came later. What comes
 * soon after a failure is another try or another list, and may be as old as either.
 */
export function listBeginnings(evidence: Evidence): ReadonlyMap<number, readonly number[]> {
  const beginnings = new Map<number, readonly number[]>();
  const unfinished = new Map<string, Unfinished>();
  const keys = new Map<number, string>();
  for (const entry of evidence.history) {
    if (entry.kind === "sent" && asksForList(entry)) {
      const key = `${entry.window} ${entry.token}`;
      const { beginning, failedAtMs, failures = 0 } = unfinished.get(key) ?? {};
      const goesOn =
        failedAtMs === undefined
          ? entry.url.includes("?")
          : entry.atMs - failedAtMs < retriedWithinMs && failures < mostTries;
      keys.set(entry.request, key);
      const first = goesOn && beginning !== undefined ? beginning : entry.request;
      beginnings.set(entry.request, failedAtMs === undefined ? [first] : [first, entry.request]);
    }
    const key = entry.kind === "heard" ? keys.get(entry.request) : undefined;
    if (entry.kind !== "heard" || key === undefined) {
      continue;
    }
    const [beginning = entry.request] = beginnings.get(entry.request) ?? [];
    if (!isList(entry)) {
      const before = unfinished.get(key);
      const failures = before?.beginning === beginning ? before.failures + 1 : 1;
      unfinished.set(key, { beginning, failedAtMs: entry.atMs, failures });
    } else if (typeof field(entry.body, "next") === "string") {
      unfinished.set(key, { beginning, failedAtMs: undefined, failures: 0 });
    } else {
      unfinished.delete(key);
    }
  }
  return beginnings;
}
