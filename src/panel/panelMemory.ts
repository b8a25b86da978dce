import type { ServerRef } from "../core/servers/server";

/** What the page keeps over a reload of the window: which server it shows, and nothing else. */
export function parsePanelMemory(memory: unknown): ServerRef | undefined {
  if (typeof memory !== "object" || memory === null) {
    return undefined;
  }
  const { accountKey, serverId } = memory as Partial<Record<keyof ServerRef, unknown>>;
  return typeof accountKey === "string" && typeof serverId === "string"
    ? { accountKey, serverId }
    : undefined;
}
