import { randomUUID } from "node:crypto";
import type { AttemptStore } from "../core/changes/creationLedger";

/** Files of orders that are loaded with the first order, so that starting does not wait for them. */
export function lateAttempts(folder: string): AttemptStore {
  let loading: Promise<AttemptStore> | undefined;
  const files = () => (loading ??= load(folder));
  return {
    newId: () => randomUUID(),
    read: async () => (await files()).read(),
    write: async (attempt) => (await files()).write(attempt),
    remove: async (id) => (await files()).remove(id),
  };
}

async function load(folder: string): Promise<AttemptStore> {
  const { AttemptFiles } = await import("./attemptFiles");
  return new AttemptFiles(folder);
}
