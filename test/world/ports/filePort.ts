import type { Chance } from "../base/chance";
import type { History } from "../base/history";
import { diskError, type Disk } from "./disk";
import type { Life } from "./life";

export interface FilePortOptions {
  readonly life: Life;
  readonly disk: Disk;
  readonly chance: Chance;
  readonly history: History;
}

/** One window's `node:fs/promises`, as far as the extension uses it. */
export function filePort({ life, disk, chance, history }: FilePortOptions) {
  const window = life.name;
  const call = <T>(what: string, path: string, effect: () => T) => {
    const delayMs = disk.trouble?.kind === "slow" ? chance.int(200, 4_000) : chance.int(0, 4);
    return life.call(`${what} ${path}`, delayMs, effect);
  };
  const mayWrite = (path: string) => {
    const kind = disk.trouble?.kind;
    if (kind === "full" || kind === "readOnly") {
      throw diskError(kind === "full" ? "ENOSPC" : "EROFS", path);
    }
  };
  const read = (path: string) => {
    if (disk.trouble?.kind === "unreadable") {
      throw diskError("EIO", path);
    }
    const file = disk.files.get(path);
    if (!file) {
      throw diskError("ENOENT", path);
    }
    return file;
  };
  return {
    mkdir: (path: string) =>
      call("mkdir", path, () => {
        mayWrite(path);
      }),
    readFile: (path: string) => call("readFile", path, () => read(path).text),
    writeFile: (path: string, text: string) =>
      call("writeFile", path, () => {
        mayWrite(path);
        disk.files.set(path, { text, changedMs: life.time.now() });
      }),
    rename: (from: string, to: string) =>
      call("rename", to, () => {
        mayWrite(to);
        const file = disk.files.get(from);
        if (!file) {
          throw diskError("ENOENT", from);
        }
        disk.files.delete(from);
        disk.files.set(to, file);
        history.add({ kind: "wrote", window, path: to, text: file.text });
      }),
    rm: (path: string, { recursive = false } = {}) =>
      call("rm", path, () => {
        const gone = recursive ? [...disk.below(path), path] : [path];
        if (gone.some((one) => disk.files.has(one))) {
          mayWrite(path);
        }
        for (const one of gone) {
          const file = disk.files.get(one);
          if (file && disk.files.delete(one) && !one.endsWith(".tmp")) {
            history.add({ kind: "removed", window, path: one, text: file.text });
          }
        }
      }),
    readdir: (path: string, { recursive = false } = {}) =>
      call("readdir", path, () => {
        if (disk.trouble?.kind === "unreadable") {
          throw diskError("EIO", path);
        }
        const names = disk.below(path).map((file) => file.slice(path.length + 1));
        const shown = recursive
          ? names
          : [...new Set(names.map((name) => name.split("/")[0] ?? ""))];
        if (shown.length === 0) {
          throw diskError("ENOENT", path);
        }
        return shown;
      }),
    stat: (path: string) =>
      call("stat", path, () => {
        const { text, changedMs } = read(path);
        return { size: text.length, mtimeMs: changedMs, isFile: () => true };
      }),
  };
}
