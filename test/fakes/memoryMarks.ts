import type { MarkMemory } from "../../src/core/servers/protection";

/** The synced state of one user, for as many windows as a test wants. */
export class MemoryMarks implements MarkMemory {
  kept: unknown;

  read(): unknown {
    return this.kept;
  }

  write(marks: readonly string[]): Promise<void> {
    this.kept = marks;
    return Promise.resolve();
  }
}
