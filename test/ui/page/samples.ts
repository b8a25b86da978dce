import { thinSamples } from "../../../src/core/usage/usageThinning";
import type { UsageSample } from "../../../src/core/usage/usageSample";
import type { HostMessage } from "../../../src/shared/protocol";
import { now } from "./panelStates";

/** What a panel that was open for a week has recorded. */
export function weekOfSamples(): readonly UsageSample[] {
  return samplesEvery(15_000, 7 * 24 * 240);
}

export function samplesEvery(distanceMs: number, count: number): readonly UsageSample[] {
  const samples = Array.from({ length: count }, (_, index) => ({
    atMs: now - index * distanceMs,
    cpuPercent: 50 + 40 * Math.sin(index / 300),
    memoryUsedMb: 2_000 + 500 * Math.sin(index / 700),
  }));
  return thinSamples(samples, now);
}

export const history = (samples: readonly UsageSample[]): HostMessage => ({
  type: "history",
  samples,
  nowMs: now,
});
