import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { freePort } from "../../vscode/freePort";
import { runProgram } from "../../vscode/runProgram";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";
import { eventuallyHolds } from "../../vscode/workbench/eventually";
import type { Sshd } from "./findSshd";

/** Where root isn't wanted, since sshd would want users and folders of the system. */
const nobody = 65_534;

/** A real SSH server on this machine, for one user, with keys of its own. */
export class RealSshd {
  readonly #process: ChildProcess;
  #output = "";

  private constructor(
    readonly port: number,
    readonly user: string,
    private readonly folder: TemporaryFolder,
    program: string,
    start: { readonly uid?: number; readonly gid?: number; readonly env: NodeJS.ProcessEnv },
  ) {
    const args = ["-D", "-e", "-f", join(folder.path, "sshd_config")];
    this.#process = spawn(program, args, { ...start, stdio: ["ignore", "ignore", "pipe"] });
    this.#process.stderr?.on("data", (chunk: Buffer) => {
      this.#output += chunk.toString();
    });
  }

  static async start({ program, tree }: Sshd): Promise<RealSshd> {
    const folder = await temporaryFolder("vps-sshd-");
    const path = (name: string) => join(folder.path, name);
    const port = await freePort();
    for (const key of ["host_key", "user_key", "other_key"]) {
      await runProgram("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path(key)]);
    }
    await cp(path("user_key.pub"), path("authorized_keys"));
    await writeFile(path("sshd_config"), configOf(port, folder.path));
    if (tree === undefined || process.getuid?.() !== 0) {
      const env = { PATH: process.env.PATH, ...(tree ? librariesOf(await libraries(tree)) : {}) };
      const sshd = new RealSshd(port, userInfo().username, folder, program, { env });
      return sshd.#listening();
    }
    await chmod(folder.path, 0o755);
    // Links to what only the user may read would be links to nothing.
    await cp(tree, path("tree"), { recursive: true, verbatimSymlinks: true });
    await writeFile(path("passwd"), `vpstest:x:${nobody}:${nobody}::/:/bin/sh\n`);
    await writeFile(path("group"), `nogroup:x:${nobody}:\n${await groupOfTerminals()}`);
    for (const file of ["host_key", "authorized_keys"]) {
      await chown(path(file), nobody, nobody);
    }
    const found = await libraries(path("tree"));
    const env = {
      PATH: "/usr/bin:/bin",
      ...librariesOf(found),
      LD_PRELOAD: join(found, "libnss_wrapper.so"),
      NSS_WRAPPER_PASSWD: path("passwd"),
      NSS_WRAPPER_GROUP: path("group"),
    };
    const own = path("tree/usr/sbin/sshd");
    const sshd = new RealSshd(port, "vpstest", folder, own, { env, uid: nobody, gid: nobody });
    return sshd.#listening();
  }

  /** A file beside those of the server. */
  path(name: string): string {
    return join(this.folder.path, name);
  }

  /** The public key by which clients know the server, as in a known_hosts file. */
  async hostKey(): Promise<string> {
    return this.#keyOf("host_key.pub");
  }

  async otherKey(): Promise<string> {
    return this.#keyOf("other_key.pub");
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, "close");
    if (this.#process.kill()) {
      await ended;
    }
    await this.folder.remove();
  }

  async #listening(): Promise<RealSshd> {
    await eventuallyHolds(
      () => this.#output,
      (output) => {
        if (!output.includes("Server listening")) {
          throw new Error(`sshd does not listen: ${output}`);
        }
      },
    );
    return this;
  }

  async #keyOf(file: string): Promise<string> {
    return (await readFile(this.path(file), "utf8")).split(" ").slice(0, 2).join(" ");
  }
}

function configOf(port: number, folder: string): string {
  return [
    "ListenAddress 127.0.0.1",
    `Port ${port}`,
    `HostKey ${join(folder, "host_key")}`,
    `AuthorizedKeysFile ${join(folder, "authorized_keys")}`,
    "PidFile none",
    "UsePAM no",
    // The folders above are those of temporary files.
    "StrictModes no",
    "PasswordAuthentication no",
    "KbdInteractiveAuthentication no",
    "",
  ].join("\n");
}

async function libraries(tree: string): Promise<string> {
  const lib = join(tree, "usr", "lib");
  const name = (await readdir(lib)).find((entry) => entry.endsWith("-linux-gnu")) ?? "";
  await mkdir(join(lib, name), { recursive: true });
  return join(lib, name);
}

function librariesOf(folder: string): NodeJS.ProcessEnv {
  return { LD_LIBRARY_PATH: folder };
}

/** sshd gives a terminal to the group "tty", which only fits where the system does the same. */
async function groupOfTerminals(): Promise<string> {
  const mounts = await readFile("/proc/mounts", "utf8");
  const gid = /^devpts \/dev\/pts .*\bgid=(\d+)/m.exec(mounts)?.[1];
  return gid === undefined ? "" : `tty:x:${gid}:\n`;
}
