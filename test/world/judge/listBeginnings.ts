import { field, isList, type Evidence } from "./evidence";

/**
 * For each page of a list the request of its first page. A list is as old as its beginning: what was
 * asked for since then is newer than all of it, also than the pages that came later.
 */
export function listBeginnings(evidence: Evidence): ReadonlyMap<number, number> {
  const beginnings = new Map<number, number>();
  const unfinished = new Map<string, number>();
  const keys = new Map<number, string>();
  for (const entry of evidence.history) {
    if (entry.kind === "sent" && /\/servers\/(\?|$)/.test(entry.url)) {
      const key = `${entry.window} ${entry.token}`;
      const isLaterPage = entry.url.includes("?") && unfinished.has(key);
      keys.set(entry.request, key);
      beginnings.set(entry.request, isLaterPage ? (unfinished.get(key) ?? 0) : entry.request);
    }
    const key = entry.kind === "heard" ? keys.get(entry.request) : undefined;
    if (entry.kind === "heard" && key !== undefined && isList(entry)) {
      if (typeof field(entry.body, "next") === "string") {
        unfinished.set(key, beginnings.get(entry.request) ?? entry.request);
      } else {
        unfinished.delete(key);
      }
    }
  }
  return beginnings;
}
