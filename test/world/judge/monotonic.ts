import { listBeginnings } from "./listBeginnings";
import {
  isUnanswered,
  serversIn,
  stateDuring,
  type Evidence,
  type Of,
  type Violation,
} from "./evidence";

interface Seen {
  readonly request: number;
  readonly status: string;
  readonly name: string;
}

/** How long a row may show what its window has asked for: as long as that is believed, or looked for. */
const believedMs = 25_000;
const lookedForMs = 240_000;

/** A row never goes back to what was asked for before what it has shown already. */
export function monotonic(evidence: Evidence): readonly Violation[] {
  const violations: Violation[] = [];
  const seen = new Map<string, Seen[]>();
  const floors = new Map<string, number>();
  const beginnings = listBeginnings(evidence);
  const sentBy = new Map(evidence.sent.map((sent) => [sent.request, sent]));
  for (const entry of evidence.history) {
    if (entry.kind === "heard" && entry.body !== undefined) {
      const host = hostOf(sentBy.get(entry.request));
      for (const { id, name, status } of serversIn(entry.body)) {
        for (const request of beginnings.get(entry.request) ?? [entry.request]) {
          append(seen, `${entry.window} ${host} ${id}`, {
            request,
            status: status.toLowerCase(),
            name,
          });
        }
      }
    }
    if (entry.kind === "showed") {
      // An account that went out of sight is shown from the disk when it is back, and as old as that.
      const shown = new Set(entry.rows.map(({ accountKey }) => accountKey));
      for (const key of [...floors.keys()].filter((one) => one.startsWith(`${entry.window} `))) {
        if (!shown.has(key.split(" ").at(-1) ?? "")) {
          floors.delete(key);
        }
      }
      for (const { accountKey, server } of entry.rows) {
        const host = hostOfAccount(evidence, accountKey, entry);
        const all = seen.get(`${entry.window} ${host} ${server.id}`) ?? [];
        for (const facet of ["status", "name"] as const) {
          const key = `${entry.window} ${facet} ${host} ${server.id} ${accountKey}`;
          const floor = floors.get(key) ?? 0;
          const known = all.filter((one) => one[facet] === server[facet]);
          const newest = known.filter(({ request }) => request >= floor);
          if (isOverlaid(evidence, entry, server.id, facet === "name" ? "edit" : server.status)) {
            continue;
          }
          if (newest.length > 0) {
            const least = Math.min(...newest.map(({ request }) => request));
            floors.set(key, Math.max(floor, least));
          } else if (known.length > 0) {
            const text = `${server.name} shows "${server[facet]}" again, asked for before request ${floor}`;
            violations.push({ rule: "no row goes back in time", entry, text });
          }
        }
      }
    }
  }
  return violations;
}

/** The window has asked for that itself a moment ago. */
function isOverlaid(
  { writes }: Evidence,
  { window, number, atMs }: Of<"showed">,
  serverId: string,
  shown: string,
): boolean {
  return writes.some((write) => {
    const { verb, sent, heard, serverId: id } = write;
    const wanted = verb === "edit" ? "edit" : verb === "delete" ? "deleting" : stateDuring(verb);
    const isBelievedMs = !heard || isUnanswered(write) ? lookedForMs : believedMs;
    return (
      wanted === shown &&
      id === serverId &&
      sent.window === window &&
      sent.number < number &&
      atMs < (heard?.atMs ?? sent.atMs + lookedForMs) + isBelievedMs
    );
  });
}

function append(all: Map<string, Seen[]>, key: string, one: Seen): void {
  const list = all.get(key) ?? [];
  all.set(key, list);
  list.push(one);
}

function hostOf(sent: Of<"sent"> | undefined): string {
  return sent ? new URL(sent.url).host : "";
}

/** Of an account that no keyring ever took, where its window asks: it shows those of one address. */
function hostOfAccount(
  evidence: Evidence,
  accountKey: string,
  { window, number }: Of<"showed">,
): string {
  const found = evidence.accounts().find(({ key, apiUrl }) => key === accountKey && apiUrl);
  const asked = evidence.sent.findLast((one) => one.window === window && one.number < number);
  const url = found?.apiUrl ?? asked?.url;
  return url === undefined ? "" : new URL(url).host;
}
