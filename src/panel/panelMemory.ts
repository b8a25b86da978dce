import type { ServerRef } from "../core/servers/server";

/** What the page keeps when the window is reloaded: which server it shows, and nothing else. */
export function parsePanelMemory(memory: unknown): ServerRef | undefined {
  if (typeof memory !== "object" || memory === null) {
    return undefined;
  }
  const { accountKey, serverId } = memory as Partial<Record<keyof ServerRef, unknown>>;
  return typeof accountKey === "string" && typeof serverId === "string"
    ? { accountKey, serverId }
    : undefined;
}
