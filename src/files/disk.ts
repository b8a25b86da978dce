// Loaded with the first call; an import of "node:fs/promises" would take 1 ms of every start.
import { promises as files } from "node:fs";
import { dirname } from "node:path";

export interface DiskEntry {
  readonly isFile: boolean;
  readonly bytes: number;
  readonly changedMs: number;
}

/** Files as the extension uses them; tests bring their own. Rejects with what Node rejects with. */
export interface Disk {
  read(path: string): Promise<string>;
  /** Makes the folder too. Only the user may read what is written. */
  write(path: string, text: string): Promise<void>;
  /** In one step, over whatever is there. */
  move(from: string, to: string): Promise<void>;
  /** A folder with all that it holds. What is not there counts as removed. */
  remove(path: string): Promise<void>;
  /** Everything below the folder, by its path from there. */
  list(folder: string): Promise<readonly string[]>;
  look(path: string): Promise<DiskEntry>;
}

export const systemDisk: Disk = {
  read: (path) => files.readFile(path, "utf8"),
  write: async (path, text) => {
    await files.mkdir(dirname(path), { recursive: true });
    await files.writeFile(path, text, { mode: 0o600 });
  },
  move: (from, to) => files.rename(from, to),
  remove: (path) => files.rm(path, { recursive: true, force: true }),
  list: (folder) => files.readdir(folder, { recursive: true }),
  look: async (path) => {
    const found = await files.stat(path);
    return { isFile: found.isFile(), bytes: found.size, changedMs: found.mtimeMs };
  },
};
