import { systemStorage } from "../../src/files/storage";
import { HistoryFiles } from "../../src/history/historyFiles";
import { usualDistanceMs } from "../../src/core/usage/usageThinning";
import { resourceUsage } from "./resourceUsage";
import type { ServerRecord } from "./serverRecords";

const weekMs = 7 * 24 * 3_600_000;

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
      const { cpuPercent, memoryUsed } = resourceUsage(server, atMs, true);
      return { atMs, cpuPercent, memoryUsedMb: memoryUsed };
    });
    await files.write({ accountKey, serverId: String(server.id) }, samples);
  }
}

/** From the oldest on, as densely as samples of their age are kept. */
function momentsUntil(nowMs: number): readonly number[] {
  const moments: number[] = [];
  for (let atMs = nowMs - weekMs; atMs < nowMs; atMs += usualDistanceMs(nowMs - atMs)) {
    moments.push(atMs);
  }
  return moments;
}
