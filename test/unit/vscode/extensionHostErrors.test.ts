import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assertNoHostErrors, extensionHostErrors } from "../../vscode/extensionHostErrors";
import { temporaryFolder, type TemporaryFolder } from "../../vscode/temporaryFolder";

const started = "2026-11-23 18:05:32.100 [info] Extension host started";
const missing = `2026-11-23 18:05:32.239 [error] Error: Cannot find module './build/Release/watchdog'
Require stack:
- /vscode/out/bootstrap.js`;
const closed = `2026-11-23 18:24:28.882 [error] Error: read ECONNRESET
\tat TCP.onStreamRead (node:internal/stream_base_commons:216:20)`;
const closedInAsyncHook = `2026-11-26 17:35:22.867 [error] Error: read ECONNRESET
\tat TCP.onStreamRead (node:internal/stream_base_commons:218:20)
\tat TCP.callbackTrampoline (node:internal/async_hooks:130:17)`;
const closedWhileWriting = `2026-11-26 17:35:22.867 [error] Error: write EPIPE
\tat WriteWrap.onWriteComplete [as oncomplete] (node:internal/stream_base_commons:87:19)`;
const lostBySocket = `2026-11-26 17:35:22.867 [error] Error: read ECONNRESET
\tat TCP.onStreamRead (node:internal/stream_base_commons:218:20)
\tat read (file:///extensions/vps-org.vps-servers-0.1.0/dist/extension.js:2:1)`;
const lost = `2026-11-23 18:24:28.882 [error] FetchError: request to https://vps.org/ failed, reason: read ECONNRESET
\tat ClientRequest.<anonymous> (dist/nodeFetch.js:1:2)`;
const forgotten = "2026-11-23 18:45:18.906 [error] No tree item with id '1/group:a:b' found.";
const redrawn = "2026-11-23 18:50:28.156 [error] Unable to refresh tree view vps.servers: Canceled";
const locked =
  "2026-11-23 18:57:12.449 [error] Error: EEXIST: file already exists, open '/tmp/data/User/workspaceStorage/-7f/vscode.lock'";
const unreadable = `2026-11-23 18:57:12.449 [error] SyntaxError: Unexpected end of JSON input
\tat JSON.parse (<anonymous>)
\tat a5 (file:///code-server/out/vs/workbench/api/node/extensionHostProcess.js:219:6160)`;
const unreadableForUs = `2026-11-23 18:57:12.449 [error] SyntaxError: Unexpected end of JSON input
\tat JSON.parse (<anonymous>)
\tat read (file:///extensions/vps-org.vps-servers-0.1.0/dist/extension.js:2:1)
\tat a5 (file:///code-server/out/vs/workbench/api/node/extensionHostProcess.js:219:6160)`;
const failed = `2026-11-23 18:05:33.000 [error] Error: It broke.
    at refresh (dist/extension.js:1:2)`;

describe("The errors that an extension host has logged", () => {
  let logs: TemporaryFolder;

  beforeEach(async () => {
    logs = await temporaryFolder("vps-logs-");
  });

  afterEach(() => logs.remove());

  async function write(path: string, ...entries: readonly string[]): Promise<void> {
    await mkdir(join(logs.path, path, ".."), { recursive: true });
    await writeFile(join(logs.path, path), `${entries.join("\n")}\n`);
  }

  it("are found in the log of every window, on the desktop and in a server", async () => {
    await write("20261123T180523/exthost1/remoteexthost.log", started, failed, started);
    await write("20261123T180523/window1/exthost/exthost.log", failed);
    assert.deepEqual(await extensionHostErrors(logs.path), [failed, failed]);
    await assert.rejects(assertNoHostErrors(logs.path), /It broke\.\n {4}at refresh/);
  });

  for (const [what, entry] of [
    ["misses a part that its package leaves out", missing],
    ["asks for rows that it has forgotten", forgotten],
    ["was drawing a tree in a window that was closed", redrawn],
    ["finds a storage locked", locked],
    ["cannot read a lock", unreadable],
  ] as const) {
    it(`are none if the host only ${what}`, async () => {
      await write("20261123T180523/exthost1/remoteexthost.log", started, entry, started);
      await assertNoHostErrors(logs.path);
    });
  }

  it("are none if a window was closed, but one if a request of ours was cut off", async () => {
    const path = "20261123T180523/exthost1/remoteexthost.log";
    await write(path, started, closed, closedInAsyncHook, lost, closedWhileWriting, lostBySocket);
    assert.deepEqual(await extensionHostErrors(logs.path), [lost, lostBySocket]);
  });

  it("are found if it is the extension that cannot read something", async () => {
    await write("20261123T180523/exthost1/remoteexthost.log", started, unreadableForUs);
    assert.deepEqual(await extensionHostErrors(logs.path), [unreadableForUs]);
  });

  it("are those of the host, not what an extension writes to a log of its own", async () => {
    await write("20261123T180523/exthost1/remoteexthost.log", started);
    await write("20261123T180523/exthost1/vps-org.vps-servers/VPS.org.log", failed);
    await assertNoHostErrors(logs.path);
  });

  it("cannot be none if there is no log at all", async () => {
    await assert.rejects(assertNoHostErrors(logs.path), /no log of an extension host/);
    await assert.rejects(assertNoHostErrors(join(logs.path, "none")), /ENOENT/);
  });
});
