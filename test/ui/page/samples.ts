import type { RecordedState } from "../../../src/core/usage/recordedStates";
import { thinSamples } from "../../../src/core/usage/usageThinning";
import type { UsageSample } from "../../../src/core/usage/usageSample";
import type { HostMessage } from "../../../src/shared/protocol";
import { now } from "./panelStates";

const minute = 60_000;

/** What a panel that was open for a week has recorded. */
export function weekOfSamples(): readonly UsageSample[] {
  return samplesEvery(15_000, 7 * 24 * 240);
}

export function samplesEvery(distanceMs: number, count: number): readonly UsageSample[] {
  const samples = Array.from({ length: count }, (_, index) => ({
    atMs: now - index * distanceMs,
    cpuPercent: 50 + 40 * Math.sin(index / 300),
    memoryUsedMb: 2_000 + 500 * Math.sin(index / 700),
    diskUsedGb: 35 - index / 50_000,
    bandwidthUsedGb: Math.max(0, 450 - index / 90),
  }));
  return thinSamples(samples, now);
}

export const history = (
  samples: readonly UsageSample[],
  states: readonly RecordedState[] = [],
): HostMessage => ({ type: "history", samples, states, nowMs: now });

/** An hour as it may be: quiet, a rise, a reboot, and a while in which nobody looked. */
export function eventfulHour(): HostMessage {
  const samples = Array.from({ length: 241 }, (_, index) => {
    const atMs = now - (240 - index) * 15_000;
    const isAfterReboot = index > 150;
    const noise = Math.sin(index * 1.7) + Math.sin(index * 0.37) * 2;
    return {
      atMs,
      cpuPercent: Math.max(1, (isAfterReboot ? 20 : 12 + index / 4) + noise * 2),
      memoryUsedMb: (isAfterReboot ? 1_750 : 1_900 + index * 3) + noise * 12,
      diskUsedGb: 34.6 + index / 600,
      bandwidthUsedGb: 448 + index / 120,
    };
  }).filter(({ atMs }) => atMs < now - 42 * minute || atMs > now - 30 * minute);
  const states = [
    { atMs: now - 60 * minute, status: "active" },
    { atMs: now - 23 * minute, status: "rebooting" },
    { atMs: now - 22 * minute, status: "active" },
  ];
  return history(samples, states);
}

/** The first minute of a panel that has never been open before. */
export function firstSample(): HostMessage {
  return history(samplesEvery(15_000, 1), [{ atMs: now, status: "active" }]);
}
