import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eventuallyHolds } from "../hosts/workbench/eventually";
import { openWorkbench } from "../hosts/workbench/openWorkbench";
import type { Workbench } from "../hosts/workbench/workbench";
import { defaultAccount } from "../simulator/accountRecords";
import { startSimulator, type Simulator } from "../simulator/simulator";

describe("Another API address in the settings", function () {
  this.timeout(90_000);
  let mine: Simulator;
  let other: Simulator;
  let workbench: Workbench;

  before(async () => {
    mine = await startSimulator();
    other = await startSimulator();
    workbench = await openWorkbench({ settings: { "vps.apiUrl": mine.apiUrl } });
    await workbench.openView("VPS.org");
    await workbench.view("Servers").clickWelcome("Sign In");
    await workbench.quickInput.opened("Sign In to VPS.org");
    await workbench.quickInput.type(defaultAccount.token);
    await workbench.quickInput.accept();
    await eventuallyHolds(tree, (text) => text.includes("web-server-01"));
  });

  after(async () => {
    await workbench.close();
    await Promise.all([mine.close(), other.close()]);
  });

  const tree = () => workbench.view("Servers").text();
  const welcome = () => workbench.view("Servers").welcomeText();

  /** As a person who edits the settings file while VS Code runs. */
  async function setApiUrl(apiUrl: string): Promise<void> {
    const file = join(workbench.server.userDataFolder, "User", "settings.json");
    const settings: unknown = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify({ ...Object(settings), "vps.apiUrl": apiUrl }));
  }

  it("asks to sign in for the new one, and sends nothing to it before", async () => {
    await setApiUrl(other.apiUrl);
    await eventuallyHolds(welcome, (text) => text.includes("Sign In"));
    assert.deepEqual(other.requests, []);
  });

  for (const [address, reason] of [
    ["http://example.com/api/v1/", "has to start with https://"],
    ["https://user:secret@example.com/", "must not hold a user name or password"],
    ["file:///etc/passwd", "has to start with https://"],
    ["https://example.com/?token=", "must not hold"],
    ["nonsense", "is not an address"],
  ] as const) {
    it(`refuses ${address} with a sentence, and sends nothing`, async () => {
      const before = mine.requests.length + other.requests.length;
      await setApiUrl(address);
      await eventuallyHolds(
        () => workbench.view("Servers").pane.innerText(),
        (text) => text.includes(reason) && text.includes("Open Settings"),
      );
      assert.equal(mine.requests.length + other.requests.length, before);
    });
  }

  it("brings the servers of the old one back with it, without another sign-in", async () => {
    await setApiUrl(mine.apiUrl);
    await eventuallyHolds(tree, (text) => text.includes("web-server-01"));
    assert.deepEqual(other.requests, []);
  });
});
