import type { GaugeId, GaugeLevel } from "../core/usage/usageGauges";
import type { Intent } from "./intents";

/** Everything that the page shows about a server, in the user's language. */
export interface PanelState {
  readonly phase: "loading" | "open" | "gone" | "signedOut";
  readonly name: string;
  readonly lead: Lead;
  /** Which of the buttons can be pressed now. */
  readonly actions: readonly Intent[];
  readonly tiles: readonly Tile[];
  readonly facts: readonly Fact[];
  readonly footer: Footer | undefined;
}

/** What the page begins with. */
export interface Lead {
  /** "web-1 is running." */
  readonly text: string;
  /** "Disk is 81% full." Empty if nothing needs attention. */
  readonly attention: string;
  /** Undefined while the state is unknown, or if there is none any more. */
  readonly look: StatusLook | undefined;
  /** Why there is nothing more to see. Empty while there is. */
  readonly detail: string;
  readonly action: Intent | undefined;
}

export type StatusLook = "running" | "stopped" | "paused" | "busy" | "error" | "unknown";

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
  // Without one its row is hidden.
  "note",
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

export interface Tile {
  readonly id: GaugeId;
  /** Undefined if it is unknown; the note says why. */
  readonly used: number | undefined;
  /** Undefined if there is nothing to compare with. */
  readonly total: number | undefined;
  readonly level: GaugeLevel;
  /** "High": the level in words. Empty while it is normal. */
  readonly levelWord: string;
  /** "At this pace 78% at the month's end", or why the figure is unknown. */
  readonly note: string;
  /** What the note takes for granted. */
  readonly noteReason: string;
}

export interface Footer {
  readonly look: "loading" | "fresh" | "stale" | "failed";
  /** "As of 09:41". */
  readonly text: string;
  /** Why the data is out of date. Empty while it is current. */
  readonly reason: string;
  readonly action: Intent | undefined;
}
