/** The status words of the API document, docs/api.md. */
export const knownStatuses = [
  "active",
  "stopped",
  "suspended",
  "provisioning",
  "starting",
  "stopping",
  "rebooting",
] as const;

export type KnownStatus = (typeof knownStatuses)[number];

/** What the extension itself calls a server that it is about to lose. */
export const deletingStatus = "deleting";

const settled: ReadonlySet<string> = new Set(["active", "stopped", "suspended"]);
const failures: ReadonlySet<string> = new Set(["error", "failed"]);

export function isKnownStatus(status: string): status is KnownStatus {
  return (knownStatuses as readonly string[]).includes(status);
}

/** A server that is on its way to another state and is asked for again until it settles. */
export function isInTransition(status: string): boolean {
  return !settled.has(status);
}

/** In transition by its own word: a known one, or an unknown one such as "migrating". */
export function isBusy(status: string): boolean {
  return isInTransition(status) && (isKnownStatus(status) || status.endsWith("ing"));
}

/** A server that somebody has to look after: the badge of the view counts these. */
export function needsAttention(status: string): boolean {
  return status === "suspended" || isFailure(status);
}

/** Words by which the API may call a server broken, although its document has none. */
export function isFailure(status: string): boolean {
  return failures.has(status);
}
