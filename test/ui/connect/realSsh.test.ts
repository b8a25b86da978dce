import assert from "node:assert/strict";
import { once } from "node:events";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { delimiter } from "node:path";
import { freePort } from "../../vscode/freePort";
import { runProgram } from "../../vscode/runProgram";
import { findSshd } from "./findSshd";
import { RealSshd } from "./realSshd";
import { TerminalWindow } from "./terminalWindow";

const server = { id: "2" };
/** Also for the greeting of an sshd on a slow machine. */
const patienceSeconds = 8;

describe("The system's own ssh", () => {
  let sshd: RealSshd | undefined;
  let window: TerminalWindow;
  let path: string;
  let knownHosts: string;
  const ends: (() => Promise<void>)[] = [];

  // The first run fetches a package.
  before(async function () {
    this.timeout(180_000);
    const found = await findSshd();
    const ssh = await runProgram("which", ["ssh"]).catch(() => undefined);
    if (!found || ssh === undefined) {
      console.log("      Skipped: this machine has no ssh, or no sshd and no way to get one.");
      this.skip();
    }
    const started = await RealSshd.start(found);
    ends.push(() => started.stop());
    sshd = started;
    knownHosts = sshd.path("known_hosts");
    path = `${sshd.path("bin")}${delimiter}${process.env.PATH ?? ""}`;
    await writeSsh(ssh.trim(), sshd);
    window = await TerminalWindow.open();
    ends.push(() => window.close());
  });

  after(async () => {
    for (const end of ends.toReversed()) {
      await end();
    }
  });

  beforeEach(() => writeFile(knownHosts, ""));

  afterEach(() => window.clear());

  /** The real ssh, but for the files of whoever runs the tests, and with less patience. */
  async function writeSsh(ssh: string, real: RealSshd): Promise<void> {
    const config = real.path("ssh_config");
    await writeFile(config, `UserKnownHostsFile ${knownHosts}\nGlobalKnownHostsFile none\n`);
    const file = real.path("bin/ssh");
    await runProgram("mkdir", ["-p", real.path("bin")]);
    await writeFile(
      file,
      `#!/bin/sh\nexec ${ssh} -F ${config} -o ConnectTimeout=${patienceSeconds} -o IdentitiesOnly=yes "$@"\n`,
    );
    await chmod(file, 0o755);
  }

  async function connect({ port = sshd?.port, key = "user_key" } = {}): Promise<void> {
    assert.ok(sshd);
    await window.connect(
      {
        "vps.ssh.user": sshd.user,
        "vps.ssh.port": port,
        "vps.ssh.identityFile": sshd.path(key),
      },
      { ...server, path },
    );
  }

  async function know(key: string): Promise<void> {
    assert.ok(sshd);
    await writeFile(knownHosts, `# mine\n[127.0.0.1]:${sshd.port} ${key}\n`);
  }

  it("asks about the host key, opens a shell, and closes with it", async () => {
    await connect();
    await window.says(/Are you sure you want to continue connecting/);
    await window.type("yes\r");
    await window.says(/[$#%]$/m);
    await window.type("echo vps-$((6*7))\r");
    await window.says(/^vps-42$/m);
    await window.picture("shell");
    await window.type("exit\r");
    await window.closesSilently();
  });

  it("is explained for a key that the server doesn't accept", async () => {
    await know((await sshd?.hostKey()) ?? "");
    await connect({ key: "other_key" });
    await window.says(/Permission denied \(publickey\)\.\s+here doesn't accept the key/);
    await window.says(/SSH Options…/);
    await window.picture("wrong-key");
  });

  it("refuses a host key that has changed, until its line is removed at the key R", async () => {
    await know((await sshd?.otherKey()) ?? "");
    await connect();
    await window.says(/Press R to remove this line/);
    await window.says(/REMOTE HOST IDENTIFICATION HAS CHANGED/);
    await window.says(/The old key is line 2 of/);
    await window.says(/\[127\.0\.0\.1\]:\d+ ssh-ed25519 AAAA/);
    await window.picture("changed-host-key");
    await window.press("r", async () => (await window.text()).includes("Removed."));
    await window.says(/Are you sure you want to continue connecting/);
    assert.equal(await readFile(knownHosts, "utf8"), "# mine\n");
    await window.picture("removed-host-key");
  });

  it("is explained for a port at which nothing listens", async () => {
    await connect({ port: await freePort() });
    await window.says(/Connection refused\s+Nothing accepts connections on port \d+ of here\./);
    await window.picture("closed-port");
  });

  it("is explained for a port that says nothing", async () => {
    const silent = createServer();
    const port = await freePort();
    silent.listen(port, "127.0.0.1");
    await once(silent, "listening");
    await connect({ port });
    await window.says(
      /Port \d+ of here accepts connections,\s+but no SSH server responds there\./,
      2_000 * patienceSeconds,
    );
    await window.picture("silent-port");
    silent.close();
  });
});
