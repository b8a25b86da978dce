import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { eventually, eventuallyHolds } from "../../vscode/workbench/eventually";
import { defaultAccount } from "../../simulator/accountRecords";
import { documentServers } from "../../simulator/documentServers";
import { Scene } from "../scene";

/** Signs that look different in each way of writing them. */
const token = "vps_marked~token?+/=needle0123456789";
const forms = [
  token,
  encodeURIComponent(token),
  // From any place in a longer text: the whole groups of three bytes in the middle.
  ...[0, 1, 2].map((shift) =>
    Buffer.from(" ".repeat(shift) + token)
      .toString("base64")
      .slice(4, 40),
  ),
  Buffer.from(token).toString("hex"),
  JSON.stringify(token).slice(1, -1).replaceAll("/", "\\/"),
];

describe("The token", () => {
  let scene: Scene;

  // All that is done here is looked at, in one place after the other.
  before(async () => {
    scene = await Scene.begin({
      situation: "signedOut",
      accounts: [{ ...defaultAccount, token, servers: documentServers }],
    });
    await scene.signIn(token);
    await scene.untilTreeHolds("web-server-01  Active");
    await useEverything();
  });

  async function useEverything(): Promise<void> {
    const { workbench, simulator } = scene;
    const row = scene.tree().row("web-server-01");
    await row.tooltip();
    await scene.execute("vps.server.copyIp", "12345");
    await row.clickContextMenu("Stop");
    await workbench.dialog.click("Stop");
    await scene.untilTreeHolds("web-server-01  Stopping");
    await scene.letEnd("stopping", "web-server-01");
    await scene.untilTreeHolds("web-server-01  Stopped");
    await row.select();
    await workbench.webview().getByText("web-server-01").first().waitFor();
    const echo = { detail: `Authorization: Bearer ${token} is not allowed` };
    for (const status of [401, 500, 400]) {
      simulator.faults.add({
        match: { path: "servers/" },
        times: Infinity,
        fault: { kind: "status", status, body: echo },
      });
      await scene.tree().clickTitleAction("Refresh");
      await workbench.notifications.find("could not be refreshed");
      await workbench.clearNotifications();
      simulator.faults.clear();
    }
    await scene.start("vps.showLog");
    await eventuallyHolds(logText, (text) => {
      assert.match(text, /GET servers\/ 200/);
    });
  }

  /** What the output channel has written so far, as it lies on disk. */
  async function logText(): Promise<string> {
    const files = await filesBelow(scene.workbench.server.folder);
    const logs = files.filter((file) => /vps-org\.vps-servers.*\.log$/.test(file));
    return (await Promise.all(logs.map((file) => readFile(file, "utf8")))).join("\n");
  }

  it("was used: the API has got it", () => {
    const { simulator } = scene;
    assert.ok(simulator.requests.length > 5);
    assert.ok(
      simulator.requests.every(({ headers }) => headers.authorization === `Bearer ${token}`),
    );
  });

  it("stands in no file of VS Code, its logs and settings included", async () => {
    const { folder } = scene.workbench.server;
    const files = await filesBelow(folder);
    assert.ok(files.length > 20);
    const found: string[] = [];
    for (const file of files) {
      const text = await readFile(file, "latin1");
      found.push(...forms.filter((form) => text.includes(form)).map(() => relative(folder, file)));
    }
    assert.deepEqual(found, []);
  });

  it("stands nowhere in the window: rows, messages, log, panel, what the page has stored", async () => {
    const { page } = scene.workbench;
    const html = await page.content();
    const inner = await scene.workbench.webview().locator("html").innerHTML();
    const stored = await page.evaluate<string>("JSON.stringify([localStorage, sessionStorage])");
    const text = [html, inner, stored, page.url()].join("\n");
    assert.match(text, /web-server-01/);
    assert.deepEqual(
      forms.filter((form) => text.includes(form)),
      [],
    );
  });

  it("is not in the log, which tells of the requests all the same", async () => {
    const log = await logText();
    assert.match(log, /POST servers\/12345\/stop\/ 200/);
    assert.doesNotMatch(log, /Bearer (?!\[token\])/);
    assert.deepEqual(
      forms.filter((form) => log.includes(form)),
      [],
    );
  });

  it("goes with the account", async () => {
    await scene.start("vps.signOut");
    await scene.quick().pick("ada@example.com");
    await eventually(() => scene.tree().text(), "");
    scene.simulator.clearRequests();
    await scene.execute("vps.servers.refresh");
    assert.deepEqual(scene.simulator.requests, []);
  });
});

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
