import type { ResourceUsage, ServerDetails } from "../servers/server";

const usageFigures = [
  "cpuPercent",
  "memoryUsedMb",
  "diskUsedGb",
  "bandwidthUsedGb",
] as const satisfies readonly (keyof ResourceUsage)[];

export type UsageFigure = (typeof usageFigures)[number];

/** What a server used at one moment, or on average around it. */
export interface UsageSample extends Readonly<Record<UsageFigure, number | undefined>> {
  readonly atMs: number;
}

/** Undefined if the response contains nothing that a chart could show. */
export function sampleOf({ usage }: ServerDetails, atMs: number): UsageSample | undefined {
  const sample = {
    atMs,
    cpuPercent: plausible(usage?.cpuPercent),
    memoryUsedMb: plausible(usage?.memoryUsedMb),
    diskUsedGb: plausible(usage?.diskUsedGb),
    bandwidthUsedGb: plausible(usage?.bandwidthUsedGb),
  };
  return usageFigures.some((figure) => sample[figure] !== undefined) ? sample : undefined;
}

function plausible(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 && value < 1e9 ? value : undefined;
}
