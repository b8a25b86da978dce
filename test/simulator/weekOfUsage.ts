import { systemStorage } from "../../src/files/storage";
import { HistoryFiles } from "../../src/history/historyFiles";
import type { RecordedState } from "../../src/core/usage/recordedStates";
import { usualDistanceMs } from "../../src/core/usage/usageThinning";
import { resourceUsage } from "./resourceUsage";
import type { ServerRecord } from "./serverRecords";

const minuteMs = 60_000;
const weekMs = 7 * 24 * 60 * minuteMs;

/** Writes for each server what a week with open panels would have recorded in `folder`. */
export async function recordWeekOfUsage(
  folder: string,
  accountKey: string,
  servers: readonly ServerRecord[],
  nowMs: number,
): Promise<void> {
  const files = new HistoryFiles(folder, systemStorage);
  for (const server of servers) {
    const samples = momentsUntil(nowMs).map((atMs) => {
      const usage = resourceUsage(server, atMs, true);
      return {
        atMs,
        cpuPercent: usage.cpuPercent,
        memoryUsedMb: usage.memoryUsed,
        diskUsedGb: usage.diskUsed,
        bandwidthUsedGb: usage.bandwidthUsed,
      };
    });
    const states = statesUntil(server, nowMs);
    await files.write({ accountKey, serverId: String(server.id) }, { samples, states });
  }
}

/** What runs was rebooted within the last hour, so that there is something to see. */
function statesUntil({ id, status }: ServerRecord, nowMs: number): readonly RecordedState[] {
  const first = { atMs: nowMs - weekMs, status };
  const rebootMs = nowMs - (15 + (id % 30)) * minuteMs;
  return status === "active"
    ? [
        first,
        { atMs: rebootMs, status: "rebooting" },
        { atMs: rebootMs + minuteMs, status: "active" },
      ]
    : [first];
}

/** From the oldest on, as densely as samples of their age are kept. */
function momentsUntil(nowMs: number): readonly number[] {
  const moments: number[] = [];
  for (let atMs = nowMs - weekMs; atMs < nowMs; atMs += usualDistanceMs(nowMs - atMs)) {
    moments.push(atMs);
  }
  return moments;
}
