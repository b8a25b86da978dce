import { onceItWorks } from "../core/base/onceItWorks";
import type { AttemptStore } from "../core/changes/creationLedger";
import type { Storage } from "../files/storage";

/** Files of orders that are loaded with the first order, so that starting does not wait for them. */
export function lateAttempts(folder: string, storage: Storage): AttemptStore {
  const files = onceItWorks(() => load(folder, storage));
  return {
    newId: () => storage.newId(),
    read: async () => (await files()).read(),
    write: async (attempt) => (await files()).write(attempt),
    remove: async (id) => (await files()).remove(id),
  };
}

async function load(folder: string, storage: Storage): Promise<AttemptStore> {
  const { AttemptFiles } = await import("./attemptFiles");
  return new AttemptFiles(folder, storage);
}
