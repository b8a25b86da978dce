import { serversIn, type Evidence, type Of, type Violation } from "./evidence";

interface Seen {
  readonly request: number;
  readonly status: string;
  readonly name: string;
}

const transitions = {
  start: "starting",
  stop: "stopping",
  reboot: "rebooting",
  delete: "deleting",
} as const;

/** A row never goes back to what was asked for before what it has shown already. */
export function monotonic(evidence: Evidence): readonly Violation[] {
  const violations: Violation[] = [];
  const seen = new Map<string, Seen[]>();
  const floors = new Map<string, number>();
  const overlays = new Map<string, Set<string>>();
  const sentBy = new Map(evidence.sent.map((sent) => [sent.request, sent]));
  const writes = new Map(evidence.writes.map((write) => [write.sent.request, write]));
  for (const entry of evidence.history) {
    if (entry.kind === "heard" && entry.body !== undefined) {
      const host = hostOf(sentBy.get(entry.request));
      for (const { id, name, status } of serversIn(entry.body)) {
        append(seen, `${entry.window} ${host} ${id}`, {
          request: entry.request,
          status: status.toLowerCase(),
          name,
        });
      }
    }
    if (entry.kind === "sent") {
      const write = writes.get(entry.request);
      if (write && write.verb !== "create") {
        const shown = overlays.get(`${entry.window} ${write.serverId}`) ?? new Set();
        overlays.set(`${entry.window} ${write.serverId}`, shown);
        shown.add(write.verb === "edit" ? "edit" : transitions[write.verb]);
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
        const host = hostOfAccount(evidence, accountKey);
        const key = `${entry.window} ${host} ${server.id}`;
        const floor = floors.get(`${key} ${accountKey}`) ?? 0;
        const known = (seen.get(key) ?? []).filter(({ status }) => status === server.status);
        const newest = known.filter(({ request }) => request >= floor);
        const isOverlaid = overlays.get(`${entry.window} ${server.id}`)?.has(server.status);
        const [first] = newest;
        if (first && !isOverlaid) {
          const least = Math.min(...newest.map(({ request }) => request));
          floors.set(`${key} ${accountKey}`, Math.max(floor, least));
        } else if (known.length > 0 && !isOverlaid) {
          const text = `${server.name} shows "${server.status}" again, asked for before request ${floor}`;
          violations.push({ rule: "no row goes back in time", entry, text });
        }
      }
    }
  }
  return violations;
}

function append(all: Map<string, Seen[]>, key: string, one: Seen): void {
  const list = all.get(key) ?? [];
  all.set(key, list);
  list.push(one);
}

function hostOf(sent: Of<"sent"> | undefined): string {
  return sent ? new URL(sent.url).host : "";
}

function hostOfAccount(evidence: Evidence, accountKey: string): string {
  const found = evidence.accounts().find(({ key, apiUrl }) => key === accountKey && apiUrl);
  return found?.apiUrl ? new URL(found.apiUrl).host : "api.vps.test";
}
