import { mkdir, mkdtemp, readdir, readFile, readlink, lstat, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemUserFiles, type UserFiles } from "../../../src/files/userFiles";

/** A home with an ssh configuration in some state. */
export class SshHome {
  private constructor(readonly path: string) {}

  static async make(): Promise<SshHome> {
    return new SshHome(await mkdtemp(join(tmpdir(), "vps-ssh-home-")));
  }

  get folder(): string {
    return join(this.path, ".ssh");
  }

  get config(): string {
    return join(this.folder, "config");
  }

  async withFolder(): Promise<void> {
    await mkdir(this.folder, { mode: 0o700 });
  }

  /** Everything below the home: kind, rights and bytes by path. */
  async everything(): Promise<Readonly<Record<string, string>>> {
    const names = (await readdir(this.path, { recursive: true })).sort();
    const found: Record<string, string> = {};
    for (const name of names) {
      const path = join(this.path, name);
      const look = await lstat(path);
      const mode = (look.mode & 0o777).toString(8);
      found[name] = look.isSymbolicLink()
        ? `link ${await readlink(path)}`
        : look.isDirectory()
          ? `folder ${mode}`
          : `file ${mode} ${await readFile(path, "latin1")}`;
    }
    return found;
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}

/** Files whose program ends before the operation with this number. */
export function endingBefore(operation: number): UserFiles {
  let left = operation;
  return new Proxy(systemUserFiles, {
    get: (files, name) => {
      const method = Reflect.get(files, name) as (...args: unknown[]) => Promise<unknown>;
      return (...args: unknown[]) =>
        (left -= 1) < 0 ? Promise.reject(new Error("The program has ended.")) : method(...args);
    },
  });
}
