import type { Storage } from "../files/storage";
import { HistoryFiles } from "./historyFiles";
import { UsageHistory, type UsageHistoryOptions } from "./usageHistory";

/** What is recorded of usage, on disk. It is a bundle of its own, loaded with its first use. */
export function openHistory(
  folder: string,
  storage: Storage,
  options: Omit<UsageHistoryOptions, "files">,
): UsageHistory {
  return new UsageHistory({ files: new HistoryFiles(folder, storage), ...options });
}
