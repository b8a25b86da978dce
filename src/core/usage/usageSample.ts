import type { ServerDetails } from "../servers/server";

/** What a server used at one moment, or on average around it. */
export interface UsageSample {
  readonly atMs: number;
  readonly cpuPercent: number | undefined;
  readonly memoryUsedMb: number | undefined;
}

/** Undefined if the response contains nothing that a chart could show. */
export function sampleOf({ usage }: ServerDetails, atMs: number): UsageSample | undefined {
  const cpuPercent = plausible(usage?.cpuPercent);
  const memoryUsedMb = plausible(usage?.memoryUsedMb);
  return cpuPercent === undefined && memoryUsedMb === undefined
    ? undefined
    : { atMs, cpuPercent, memoryUsedMb };
}

function plausible(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 && value < 1e9 ? value : undefined;
}
