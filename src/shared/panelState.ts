import type { GaugeId, GaugeLevel } from "../core/usage/usageGauges";
import type { Intent } from "./intents";

/** Everything that the page shows about a server, in the user's language. */
export interface PanelState {
  readonly phase: "loading" | "open" | "gone" | "signedOut";
  readonly name: string;
  /** Undefined while it is unknown. */
  readonly status: PanelStatus | undefined;
  readonly actions: readonly Intent[];
  readonly facts: readonly Fact[];
  readonly gauges: readonly Gauge[];
  /** Shown instead of the gauges if there is nothing to show in them. */
  readonly usageMessage: UsageMessage | undefined;
  /** For the vertical axis of the memory chart. Undefined if the plan does not say. */
  readonly memoryTotalMb: number | undefined;
  readonly footer: Footer;
}

export type StatusLook = "running" | "stopped" | "paused" | "busy" | "error" | "unknown";

export interface PanelStatus {
  readonly word: string;
  readonly look: StatusLook;
}

/** "loading" reserves the place, "missing" is what the API left out. */
export type Presence = "loading" | "known" | "missing";

export const factIds = [
  "plan",
  "os",
  "location",
  "backups",
  "hostname",
  "ipv4",
  "ipv6",
  "id",
  "created",
  "updated",
] as const;
export type FactId = (typeof factIds)[number];

/** Which intent copies a fact, for those that can be copied. */
export const copyIntents: Readonly<Partial<Record<FactId, Intent>>> = {
  hostname: "copyHostname",
  ipv4: "copyIpv4",
  ipv6: "copyIpv6",
  id: "copyId",
};

export interface Fact {
  readonly id: FactId;
  readonly presence: Presence;
  readonly value: string;
  /** In smaller letters behind or below the value: "3 days ago". */
  readonly note: string;
  readonly copy: Intent | undefined;
}

export interface Gauge {
  readonly id: GaugeId;
  readonly presence: Presence;
  /** "2.0 of 4.0 GB". */
  readonly value: string;
  /** From 0 to 1. Undefined if there is nothing to compare with. */
  readonly fraction: number | undefined;
  readonly level: GaugeLevel;
  /** "High": the level in words. Empty while it is normal. */
  readonly levelWord: string;
}

export interface UsageMessage {
  readonly title: string;
  readonly detail: string;
  readonly action: Intent | undefined;
}

export interface Footer {
  readonly look: "loading" | "fresh" | "stale" | "failed" | "ended";
  /** "As of 09:41". */
  readonly text: string;
  /** Why the data is out of date. Empty while it is current. */
  readonly reason: string;
  readonly action: Intent | undefined;
}
