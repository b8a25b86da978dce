import { relative, sep } from "node:path";
import type { Disk, DiskEntry } from "../../src/files/disk";

/** A disk that windows share, whose operations the test lets happen one by one, in any order. */
export class MemoryDisk {
  readonly files = new Map<string, string>();
  readonly #waiting: (() => void)[] = [];
  #isStepped = false;

  /** What has been asked of the disk and has not happened, in the order in which it was asked. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** From now on nothing happens before it is let happen. */
  stop(): void {
    this.#isStepped = true;
  }

  /** Lets happen what waits in this place. */
  step(at: number): void {
    const [happen] = this.#waiting.splice(at, 1);
    happen?.();
  }

  /** Whatever waits never happens: its window has ended. From now on nothing waits. */
  drop(): void {
    this.#waiting.length = 0;
    this.#isStepped = false;
  }

  /** The disk as one window uses it. */
  readonly port: Disk = {
    read: (path) => this.#happens(() => this.#textOf(path)),
    write: (path, text) => this.#happens(() => void this.files.set(path, text)),
    move: (from, to) =>
      this.#happens(() => {
        const text = this.#textOf(from);
        this.files.delete(from);
        this.files.set(to, text);
      }),
    remove: (path) =>
      this.#happens(() => {
        for (const one of this.files.keys()) {
          if (one === path || one.startsWith(`${path}${sep}`)) {
            this.files.delete(one);
          }
        }
      }),
    list: (folder) =>
      this.#happens(() => {
        const names = [...this.files.keys()].filter((path) => path.startsWith(`${folder}${sep}`));
        if (names.length === 0) {
          throw missing(folder);
        }
        return names.map((path) => relative(folder, path));
      }),
    look: (path) =>
      this.#happens((): DiskEntry => {
        const text = this.#textOf(path);
        return { isFile: true, bytes: Buffer.byteLength(text), changedMs: 0 };
      }),
  };

  #textOf(path: string): string {
    const text = this.files.get(path);
    if (text === undefined) {
      throw missing(path);
    }
    return text;
  }

  async #happens<T>(operation: () => T): Promise<T> {
    if (this.#isStepped) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    return operation();
  }
}

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" });
}
