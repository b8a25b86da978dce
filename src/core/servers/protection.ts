/** Where the marks are kept. Gives the same array until another window or this one has changed it. */
export interface MarkMemory {
  read(): unknown;
  write(marks: readonly string[]): PromiseLike<void>;
}

/** For a window that keeps nothing. */
export const noMarks: MarkMemory = { read: () => undefined, write: () => Promise.resolve() };

/**
 * The servers that must not be stopped, rebooted or deleted from here. A mark names the API and the
 * server, and not the account: its key is another one on each computer, and marks are synced.
 */
export class Protection {
  #kept: unknown;
  #marks: ReadonlySet<string> = new Set();

  constructor(private readonly memory: MarkMemory) {}

  /** True if they are others than at the last look, here or in another window. */
  look(): boolean {
    const kept = this.memory.read();
    if (kept === this.#kept) {
      return false;
    }
    this.#kept = kept;
    const marks: readonly unknown[] = Array.isArray(kept) ? kept : [];
    this.#marks = new Set(marks.filter((mark) => typeof mark === "string"));
    return true;
  }

  has(apiUrl: string, serverId: string): boolean {
    return this.#marks.has(markOf(apiUrl, serverId));
  }

  /** Marks the servers, or takes their marks off. */
  async set(apiUrl: string, serverIds: readonly string[], isOn: boolean): Promise<void> {
    this.look();
    const marks = new Set(this.#marks);
    for (const id of serverIds) {
      marks[isOn ? "add" : "delete"](markOf(apiUrl, id));
    }
    await this.memory.write([...marks]);
  }
}

function markOf(apiUrl: string, serverId: string): string {
  return `${apiUrl} ${serverId}`;
}
