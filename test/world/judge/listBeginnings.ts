import { field, isList, type Evidence } from "./evidence";

/** Longer than the wait before a list that failed is asked for again by itself. */
const retriedWithinMs = 15_000;

interface Unfinished {
  readonly beginning: number;
  /** The request of a page that failed at this time; undefined if another page follows. */
  readonly failedAtMs: number | undefined;
}

/**
 * For each page of a list the first request for the list. A list is as old as its beginning: what was
 * asked for since then is newer than all of it, also than pages and tries that came later.
 */
export function listBeginnings(evidence: Evidence): ReadonlyMap<number, number> {
  const beginnings = new Map<number, number>();
  const unfinished = new Map<string, Unfinished>();
  const keys = new Map<number, string>();
  for (const entry of evidence.history) {
    if (entry.kind === "sent" && /\/servers\/(\?|$)/.test(entry.url)) {
      const key = `${entry.window} ${entry.token}`;
      const { beginning, failedAtMs } = unfinished.get(key) ?? {};
      const goesOn =
        failedAtMs === undefined
          ? entry.url.includes("?")
          : entry.atMs - failedAtMs < retriedWithinMs;
      keys.set(entry.request, key);
      beginnings.set(entry.request, goesOn && beginning !== undefined ? beginning : entry.request);
    }
    const key = entry.kind === "heard" ? keys.get(entry.request) : undefined;
    if (entry.kind !== "heard" || key === undefined) {
      continue;
    }
    const beginning = beginnings.get(entry.request) ?? entry.request;
    if (!isList(entry)) {
      unfinished.set(key, { beginning, failedAtMs: entry.atMs });
    } else if (typeof field(entry.body, "next") === "string") {
      unfinished.set(key, { beginning, failedAtMs: undefined });
    } else {
      unfinished.delete(key);
    }
  }
  return beginnings;
}
