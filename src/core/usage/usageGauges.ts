import type { ServerDetails } from "../servers/server";
import type { UsageFigure } from "./usageSample";

export const gaugeIds = ["cpu", "memory", "disk", "bandwidth"] as const;
export type GaugeId = (typeof gaugeIds)[number];

/** What of a sample each gauge shows. */
export const figureOf = {
  cpu: "cpuPercent",
  memory: "memoryUsedMb",
  disk: "diskUsedGb",
  bandwidth: "bandwidthUsedGb",
} as const satisfies Record<GaugeId, UsageFigure>;

export type GaugeLevel = "normal" | "high" | "critical";

export interface Threshold {
  readonly level: Exclude<GaugeLevel, "normal">;
  /** From this share of the whole on. */
  readonly from: number;
}

/**
 * From where on a figure needs attention. Linux fills its memory with caches that it gives back, and
 * a processor may be busy. Traffic has none: its level follows from the day of the month.
 */
export const thresholds: Readonly<Record<GaugeId, readonly Threshold[]>> = {
  cpu: [{ level: "high", from: 0.9 }],
  memory: [
    { level: "high", from: 0.9 },
    { level: "critical", from: 0.97 },
  ],
  disk: [
    { level: "high", from: 0.8 },
    { level: "critical", from: 0.9 },
  ],
  bandwidth: [],
};

/** How much of the plan's resources is used. What the API leaves out is undefined. */
export interface GaugeFigures {
  readonly used: number | undefined;
  readonly total: number | undefined;
}

export function gaugeFigures(
  { usage, plan }: Pick<ServerDetails, "usage" | "plan">,
  id: GaugeId,
): GaugeFigures {
  return { used: usage?.[figureOf[id]], total: gaugeTotal(plan, id) };
}

export function gaugeTotal(plan: ServerDetails["plan"], id: GaugeId): number | undefined {
  switch (id) {
    case "cpu":
      return 100;
    case "memory":
      return plan?.memoryMb;
    case "disk":
      return plan?.storageGb;
    case "bandwidth":
      return plan?.bandwidthGb;
  }
}

/** From 0 to 1. Undefined if no share can be calculated. */
export function gaugeFraction({ used, total }: GaugeFigures): number | undefined {
  return used === undefined || total === undefined || !(total > 0)
    ? undefined
    : Math.min(Math.max(used / total, 0), 1);
}

export function gaugeLevel(id: GaugeId, fraction: number | undefined): GaugeLevel {
  const reached = thresholds[id].filter(({ from }) => fraction !== undefined && fraction >= from);
  return reached.at(-1)?.level ?? "normal";
}
