import type { AttemptStore, CreationAttempt } from "../../src/core/changes/creationLedger";

/** A disk in memory for orders. Give the same one to two fleets, and they are two windows. */
export class MemoryAttempts implements AttemptStore {
  readonly kept = new Map<string, CreationAttempt>();
  #ids = 0;

  newId(): string {
    this.#ids += 1;
    return String(this.#ids);
  }

  read(): ReturnType<AttemptStore["read"]> {
    return Promise.resolve([...this.kept.values()]);
  }

  write(attempt: CreationAttempt): Promise<void> {
    this.kept.set(attempt.id, attempt);
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }
}
