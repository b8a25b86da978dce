import { serverKey, type ServerRef } from "../../core/servers/server";
import type { Memory } from "../../core/servers/serverMarks";

const key = "recentServers";
const mostKept = 8;

/** The servers that the user has last done something with, on this computer. */
export class RecentServers {
  constructor(private readonly memory: Memory) {}

  /** Their `serverKey`s, the last one first. */
  keys(): readonly string[] {
    const kept = this.memory.get(key);
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  }

  add(ref: ServerRef): void {
    const added = serverKey(ref);
    const before = this.keys();
    if (before[0] !== added) {
      const keys = [added, ...before.filter((one) => one !== added)];
      void this.memory.update(key, keys.slice(0, mostKept));
    }
  }
}
