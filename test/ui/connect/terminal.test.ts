import assert from "node:assert/strict";
import { delimiter } from "node:path";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";
import { standInPorts, writeStandInSsh } from "./standInSsh";
import { TerminalWindow } from "./terminalWindow";

describe("A connection in the terminal", () => {
  let window: TerminalWindow;
  let folder: TemporaryFolder;

  before(async () => {
    folder = await temporaryFolder("vps-ssh-");
    await writeStandInSsh(folder.path);
    window = await TerminalWindow.open();
  });

  after(async () => {
    await window.close();
    await folder.remove();
  });

  afterEach(() => window.clear());

  async function connect(
    port: number,
    path = `${folder.path}${delimiter}${process.env.PATH ?? ""}`,
  ): Promise<void> {
    await window.connect({ "vps.ssh.port": port }, { path });
  }

  it("closes without a word when the user ends the shell, whatever its last command returned", async () => {
    await connect(standInPorts.shell);
    await window.says(/\$/);
    await window.press("Enter", () => window.hasClosed());
    await window.closesSilently();
  });

  it("stays when it fails, with ssh's words and their meaning, until a key closes it", async () => {
    await connect(standInPorts.wrongKey);
    await window.says(/Permission denied \(publickey\)\.\n\nweb-server-01 doesn't accept any key/);
    await window.says(/\n\nPress Enter to connect again, or any other key to close\./);
    await window.press("Enter", async () => /to close\.\n+root@203/.test(await window.text()));
    await window.press("q", () => window.hasClosed());
    await window.closesSilently();
  });

  it("puts the screen in order when the network ends it in a full-screen program", async () => {
    await connect(standInPorts.lost);
    await window.says(/Broken pipe\n\nThe connection to web-server-01 was lost\./);
    assert.doesNotMatch(await window.text(), /full screen/);
  });

  it("says how to get ssh where there is none", async () => {
    await connect(standInPorts.shell, "/nowhere");
    await window.says(
      /This computer has no program named ssh\.\s+Install the package\s+openssh-client/,
    );
    await window.picture("no-ssh");
  });
});
