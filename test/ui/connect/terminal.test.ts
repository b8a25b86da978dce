import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { delimiter } from "node:path";
import { documentServers } from "../../simulator/documentServers";
import { freePort } from "../../vscode/freePort";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";
import { eventually, eventuallyHolds } from "../../vscode/workbench/eventually";
import { openServersWindow, untilTreeHolds, type ServersWindow } from "../serversWindow";
import { standInPorts, writeStandInSsh } from "./standInSsh";

const [web] = documentServers;
assert.ok(web);
const here = { ...web, id: 2, name: "here", ipAddress: "127.0.0.1", ipv6Address: null };

describe("A connection in the terminal", () => {
  let window: ServersWindow;
  let folder: TemporaryFolder;

  before(async () => {
    folder = await temporaryFolder("vps-ssh-");
    await writeStandInSsh(folder.path);
    window = await openServersWindow({
      simulator: { servers: [web, here] },
      workbench: {
        // Drawn as text, which a test can read.
        settings: { "terminal.integrated.gpuAcceleration": "off" },
      },
    });
    await untilTreeHolds(window.view, "here");
  });

  after(async () => {
    await window.close();
    await folder.remove();
  });

  afterEach(async () => {
    await window.workbench.companion.execute("workbench.action.terminal.killAll");
    await window.workbench.clearNotifications();
  });

  const terminals = () => window.workbench.page.locator(".terminal-wrapper:visible");

  async function text(): Promise<string> {
    const rows = await terminals().locator(".xterm-rows > div").allInnerTexts();
    return rows.map((row) => row.replaceAll("\u00a0", " ").trimEnd()).join("\n");
  }

  /** A login shell makes a PATH of its own, so only VS Code's setting is sure to count. */
  async function connect(
    port: number,
    { id = "12345", path = `${folder.path}${delimiter}${process.env.PATH ?? ""}` } = {},
  ): Promise<void> {
    await window.workbench.companion.set({
      "vps.ssh.port": port,
      "terminal.integrated.env.linux": { PATH: path },
      "terminal.integrated.env.osx": { PATH: path },
    });
    await window.workbench.companion.execute("vps.server.openTerminal", id);
  }

  async function says(pattern: RegExp): Promise<void> {
    await eventuallyHolds(text, (shown) => {
      assert.match(shown, pattern);
    });
  }

  async function press(key: string, until: () => Promise<unknown>): Promise<void> {
    await window.workbench.keys.press(key, { at: terminals(), until });
  }

  const hasClosed = async () => (await terminals().count()) === 0;

  async function closesSilently(): Promise<void> {
    await eventually(() => terminals().count(), 0);
    assert.deepEqual(await window.workbench.notifications.messages(), []);
  }

  it("closes without a word when the user ends the shell, whatever its last command returned", async () => {
    await connect(standInPorts.shell);
    await says(/\$/);
    await press("Enter", hasClosed);
    await closesSilently();
  });

  it("stays when it fails, with ssh's words and their meaning, until a key closes it", async () => {
    await connect(standInPorts.wrongKey);
    await says(/Permission denied \(publickey\)\.\n\nweb-server-01 doesn't accept any key/);
    await says(/\n\nPress Enter to connect again, or any other key to close\./);
    await press("Enter", async () => /to close\.\n+root@203/.test(await text()));
    await press("q", hasClosed);
    await closesSilently();
  });

  it("puts the screen in order when the network ends it in a full-screen program", async () => {
    await connect(standInPorts.lost);
    await says(/Broken pipe\n\nThe connection to web-server-01 was lost\./);
    assert.doesNotMatch(await text(), /full screen/);
  });

  it("says how to get ssh where there is none", async () => {
    await connect(standInPorts.shell, { path: "/nowhere" });
    await says(/This computer has no program named ssh\. Install the package openssh-client/);
  });

  it("knows the real ssh's words for a port at which nothing listens", async () => {
    if (spawnSync("ssh", ["-V"]).error) {
      console.log("      Nothing was tried: this machine has no ssh.");
      return;
    }
    await connect(await freePort(), { id: "2", path: process.env.PATH ?? "" });
    await says(/Connection refused\n\nNothing accepts connections on port \d+ of here\./);
  });
});
