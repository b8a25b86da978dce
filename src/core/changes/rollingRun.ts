import type { Problem } from "../base/problem";
import type { ServerRef } from "../servers/server";

/** One after the other, or all of one location at a time. */
export type RollingOrder = "server" | "location";

/**
 * How far one server is. "sending": the request may be on its way, so nobody may send another one.
 * "rebooting": it was accepted, and the server is waited for.
 */
export type RollingStep = "waiting" | "sending" | "rebooting" | "done";

/** Why the run has stopped at a server. */
export type RollingFault =
  | { readonly kind: "notSent" | "unclear"; readonly problem: Problem }
  /** Nothing was sent: it was not active, was protected, or nothing answered at its port before. */
  | { readonly kind: "notActive" | "protected" | "busy" | "silentBefore" | "noAddress" }
  /** It was rebooted, and then did not come back. */
  | { readonly kind: "gone" | "notActiveAgain" | "silentAfter" }
  /** It was rebooted, and nobody could see what became of it. */
  | { readonly kind: "signedOut" };

export interface RollingServer extends ServerRef {
  readonly name: string;
  readonly location: string;
  readonly step: RollingStep;
  readonly fault?: RollingFault;
}

/** A rolling reboot, as it is shown and kept. */
export interface RollingRun {
  readonly order: RollingOrder;
  readonly servers: readonly RollingServer[];
}

/** Which servers are rebooted together: each wave begins when all of the one before are well. */
export function wavesOf({ order, servers }: RollingRun): readonly (readonly number[])[] {
  if (order === "server") {
    return servers.map((_, at) => [at]);
  }
  const waves = new Map<string, number[]>();
  servers.forEach(({ location }, at) => {
    waves.set(location, [...(waves.get(location) ?? []), at]);
  });
  return [...waves.values()];
}

export function isFinished({ servers }: RollingRun): boolean {
  return servers.every(({ step }) => step === "done");
}

/** The same run, to go on where it has stopped: what was sent once is only waited for. */
export function resumed(run: RollingRun): RollingRun {
  return {
    ...run,
    servers: run.servers.map(({ accountKey, serverId, name, location, step }) => ({
      accountKey,
      serverId,
      name,
      location,
      step,
    })),
  };
}

const steps: ReadonlySet<unknown> = new Set<RollingStep>([
  "waiting",
  "sending",
  "rebooting",
  "done",
]);

/** What an earlier window has kept; undefined if it is nothing that can be resumed. */
export function parseRollingRun(kept: unknown): RollingRun | undefined {
  if (!isRecord(kept) || !Array.isArray(kept.servers)) {
    return undefined;
  }
  const { order } = kept;
  const servers = (kept.servers as readonly unknown[]).flatMap((server) => parseServer(server));
  const isRun = servers.length === kept.servers.length && servers.length > 0;
  return isRun && (order === "server" || order === "location") ? { order, servers } : undefined;
}

function parseServer(kept: unknown): readonly RollingServer[] {
  if (!isRecord(kept)) {
    return [];
  }
  const { accountKey, serverId, name, location, step } = kept;
  return typeof accountKey === "string" &&
    typeof serverId === "string" &&
    typeof name === "string" &&
    typeof location === "string" &&
    steps.has(step)
    ? [{ accountKey, serverId, name, location, step: step as RollingStep }]
    : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
