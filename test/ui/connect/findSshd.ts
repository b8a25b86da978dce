import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { cacheFolder } from "../../vscode/cacheFolder";
import { installOnce } from "../../vscode/installOnce";
import { runProgram } from "../../vscode/runProgram";

export interface Sshd {
  readonly program: string;
  /** What was unpacked for it; undefined for the system's own. */
  readonly tree: string | undefined;
}

/** libnss-wrapper lets it run without an entry in the system's list of users. */
const packages = ["openssh-server", "libwrap0", "libnss-wrapper"];

/**
 * An SSH server of this machine, or one that is unpacked from Debian's packages into the cache of
 * the tests without changing the system. Root needs the second, since the first wants a user for
 * itself. Undefined where neither can be had.
 */
export async function findSshd(): Promise<Sshd | undefined> {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  const program = folders.map((folder) => join(folder, "sshd")).find((file) => existsSync(file));
  if (program !== undefined && process.getuid?.() !== 0) {
    return { program, tree: undefined };
  }
  try {
    return await unpackedSshd();
  } catch {
    return undefined;
  }
}

async function unpackedSshd(): Promise<Sshd> {
  const folder = join(cacheFolder(), `openssh-server-${process.platform}-${process.arch}`);
  await installOnce(
    folder,
    async (into) => {
      const tree = join(into, "tree");
      await mkdir(tree);
      for (const name of packages) {
        await runProgram("apt-get", ["download", name], { cwd: into });
      }
      for (const file of await readdir(into)) {
        if (file.endsWith(".deb")) {
          await runProgram("dpkg", ["-x", join(into, file), tree]);
        }
      }
    },
    (line) => {
      console.log(line);
    },
  );
  const tree = join(folder, "tree");
  return { program: join(tree, "usr", "sbin", "sshd"), tree };
}
