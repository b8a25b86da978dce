import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What the stand-in does for each port. */
export const standInPorts = { shell: 1001, wrongKey: 1002, lost: 1003 } as const;

const source = `#!/bin/sh
for word in "$@"; do
  case "$before" in -p) port="$word" ;; esac
  before="$word"
done
case "$port" in
  ${standInPorts.shell})
    printf '$ '
    read -r line
    echo "Connection to 203.0.113.10 closed." >&2
    exit 1 ;;
  ${standInPorts.wrongKey})
    printf 'root@203.0.113.10: Permission denied (publickey).\\r\\n' >&2
    exit 255 ;;
  ${standInPorts.lost})
    printf '\\033[?1049h\\033[2J\\033[5;5Hfull screen'
    sleep 1
    printf 'client_loop: send disconnect: Broken pipe\\r\\n' >&2
    exit 255 ;;
esac
`;

/** Puts a program named ssh into a folder, which then has to come first in the PATH. */
export async function writeStandInSsh(folder: string): Promise<void> {
  const file = join(folder, "ssh");
  await writeFile(file, source);
  await chmod(file, 0o755);
}
