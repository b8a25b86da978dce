import type { ServerDetails } from "../servers/server";

export const gaugeIds = ["cpu", "memory", "disk", "bandwidth"] as const;
export type GaugeId = (typeof gaugeIds)[number];

export type GaugeLevel = "normal" | "high" | "critical";

/** How much of the plan's resources is used. What the API leaves out is undefined. */
export interface GaugeFigures {
  readonly used: number | undefined;
  readonly total: number | undefined;
}

export function gaugeFigures(
  { usage, plan }: Pick<ServerDetails, "usage" | "plan">,
  id: GaugeId,
): GaugeFigures {
  switch (id) {
    case "cpu":
      return { used: usage?.cpuPercent, total: 100 };
    case "memory":
      return { used: usage?.memoryUsedMb, total: plan?.memoryMb };
    case "disk":
      return { used: usage?.diskUsedGb, total: plan?.storageGb };
    case "bandwidth":
      return { used: usage?.bandwidthUsedGb, total: plan?.bandwidthGb };
  }
}

/** From 0 to 1. Undefined if no share can be calculated. */
export function gaugeFraction({ used, total }: GaugeFigures): number | undefined {
  return used === undefined || total === undefined || !(total > 0)
    ? undefined
    : Math.min(Math.max(used / total, 0), 1);
}

export function gaugeLevel(fraction: number | undefined): GaugeLevel {
  if (fraction === undefined || fraction < 0.75) {
    return "normal";
  }
  return fraction < 0.9 ? "high" : "critical";
}
