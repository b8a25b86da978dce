import type { Pause, PauseStore } from "../../src/core/refresh/pauseStore";

/** The pauses that all windows know, without a disk. */
export class MemoryPauses implements PauseStore {
  readonly pauses = new Map<string, Pause>();
  written = 0;

  read(accountKey: string): Promise<Pause | undefined> {
    return Promise.resolve(this.pauses.get(accountKey));
  }

  write(accountKey: string, pause: Pause): Promise<void> {
    this.written += 1;
    this.pauses.set(accountKey, pause);
    return Promise.resolve();
  }
}
