import {
  chmod,
  chown,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isMissing } from "./isMissing";

export interface FileLook {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly changedMs: number;
}

/**
 * The user's own files, which must come out of every change as they were but for that change. Their
 * text is handled a letter per byte (latin1), since nobody knows its encoding.
 */
export interface UserFiles {
  /** Where links lead, even if nothing is there. */
  resolve(path: string): Promise<string>;
  /** Undefined if nothing is there. */
  look(path: string): Promise<FileLook | undefined>;
  read(path: string): Promise<string>;
  /** Writes a new file with the rights of another one, and waits until it is on the disk. */
  write(path: string, text: string, like: FileLook | undefined): Promise<void>;
  /** In one step, over whatever is there. */
  move(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Readable for the user alone. */
  makeFolder(path: string): Promise<void>;
  /** Does nothing if the folder holds anything. */
  removeEmptyFolder(path: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
}

export const systemUserFiles: UserFiles = {
  resolve: followLinks,
  look: (path) =>
    whereMissing(undefined, async () => {
      const { mode, uid, gid, mtimeMs } = await stat(path);
      return { mode: mode & 0o7777, uid, gid, changedMs: mtimeMs };
    }),
  read: (path) => readFile(path, "latin1"),
  write: async (path, text, like) => {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(text, "latin1");
      await file.sync();
    } finally {
      await file.close();
    }
    if (like) {
      // Only root may give files away; anybody else keeps what is theirs.
      await chown(path, like.uid, like.gid).catch(() => undefined);
      await chmod(path, like.mode);
    }
  },
  move: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  removeEmptyFolder: (path) => rmdir(path).catch(() => undefined),
  list: (folder) => whereMissing([], () => readdir(folder)),
};

async function followLinks(path: string): Promise<string> {
  const found = await whereMissing(undefined, () => realpath(path));
  if (found !== undefined) {
    return found;
  }
  const link = await whereMissing(undefined, () => lstat(path));
  return link?.isSymbolicLink() ? resolve(dirname(path), await readlink(path)) : path;
}

async function whereMissing<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (isMissing(fault)) {
      return otherwise;
    }
    throw fault;
  }
}
