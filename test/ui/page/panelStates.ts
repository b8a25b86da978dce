import { formatsFor } from "../../../src/core/base/formats";
import type { Problem } from "../../../src/core/base/problem";
import type { DetailsSnapshot } from "../../../src/core/refresh/serverDetailsFeed";
import type { ServerDetails } from "../../../src/core/servers/server";
import { panelState } from "../../../src/panel/panelState";
import type { PanelState } from "../../../src/shared/panelState";
import { aListedServer, aServer } from "../../fakes/samples";

export const now = Date.parse("2025-01-16T15:30:00Z");

const formats = formatsFor("en");
const names = { name: "web-server-01", hostname: "web01.example.com" };
const usage = { cpuPercent: 23.5, memoryUsedMb: 2_048, diskUsedGb: 35, bandwidthUsedGb: 450 };
const unavailable: Problem = { kind: "serverError", status: 503 };
const listed = aListedServer("12345", names);

/** What the extension shows of what is known. */
export function stateOf(known: Partial<DetailsSnapshot>): PanelState {
  return panelState(
    {
      phase: "open",
      server: undefined,
      details: undefined,
      asOfMs: undefined,
      problem: undefined,
      ...known,
    },
    formats,
    now,
  );
}

/** What it shows of a server that has answered, with other data or a newer problem. */
export function answered(changes: Partial<ServerDetails> = {}, problem?: Problem): PanelState {
  const details = aServer("12345", { ...names, usage, backupsEnabled: true, ...changes });
  return stateOf({ server: details, details, asOfMs: now, problem });
}

const gone = aServer("12345", { ...names, usage, backupsEnabled: true });

/** Every state that the panel can be in. */
export const panelStates = {
  waiting: stateOf({ phase: "waiting" }),
  loading: stateOf({ server: { ...listed, ipv6: undefined } }),
  normal: answered(),
  "very full": answered({
    usage: { cpuPercent: 96.2, memoryUsedMb: 4_000, diskUsedGb: 79, bandwidthUsedGb: 2_047 },
  }),
  "a full disk": answered({ usage: { ...usage, diskUsedGb: 65 } }),
  stopped: answered({ status: "stopped" }),
  protected: answered({ isProtected: true }),
  suspended: answered({ status: "suspended" }),
  stopping: answered({ status: "stopping" }),
  error: answered({ status: "error" }),
  "an unknown status": answered({ status: "live_migrating_to_another_host" }),
  partial: answered({ usage: undefined, ipv6: undefined, backupsEnabled: undefined }),
  "one figure missing": answered({ usage: { ...usage, diskUsedGb: undefined } }),
  failed: stateOf({ server: listed, problem: unavailable }),
  "failed for the token": stateOf({ server: listed, problem: { kind: "unauthorized" } }),
  stale: answered({}, unavailable),
  gone: stateOf({ phase: "gone", server: gone, details: gone, asOfMs: now }),
  "signed out": stateOf({ phase: "signedOut" }),
} as const satisfies Record<string, PanelState>;

export type PanelStateName = keyof typeof panelStates;

export const panelStateNames = Object.keys(panelStates) as readonly PanelStateName[];
