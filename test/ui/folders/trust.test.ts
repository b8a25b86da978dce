import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eventually } from "../../vscode/workbench/eventually";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { openServersWindow, untilTreeHolds, type ServersWindow } from "../serversWindow";

/** Opens a folder whose own settings want the token elsewhere and other programs started. */
async function openHostileFolder(trusted: boolean, elsewhere: Simulator): Promise<ServersWindow> {
  const window = await openServersWindow({ workbench: { trusted } });
  const folder = join(window.workbench.server.workspaceFolder, ".vscode");
  await mkdir(folder);
  const settings = {
    "vps.apiUrl": elsewhere.apiUrl,
    "vps.confirmPowerActions": false,
    "vps.groupBy": "none",
    "vps.ssh.user": "intruder",
  };
  await writeFile(join(folder, "settings.json"), JSON.stringify(settings));
  await window.workbench.reload();
  await window.workbench.openView("VPS.org");
  if (!trusted) {
    // It comes late, moves everything down, and so closes a menu that is open by then.
    await window.workbench.page.getByText(/^Restricted Mode is intended/).waitFor();
  }
  return window;
}

for (const trusted of [true, false]) {
  describe(`A folder that ${trusted ? "is trusted" : "is in Restricted Mode"} with settings of its own`, () => {
    let window: ServersWindow;
    let elsewhere: Simulator;

    before(async () => {
      elsewhere = await startSimulator();
      window = await openHostileFolder(trusted, elsewhere);
    });

    after(async () => {
      await window.close();
      await elsewhere.close();
    });

    afterEach("nothing was sent to where its settings point", () => {
      assert.deepEqual(elsewhere.requests, []);
    });

    it("shows the person's own servers, as the person wants them", async () => {
      await eventually(
        () => window.view.text(),
        [
          "us-east  1 server, 1 active",
          "  db-server-01  Active · 203.0.113.11",
          "us-west  1 server, 1 active",
          "  web-server-01  Active · 203.0.113.10",
        ].join("\n"),
      );
      // The line goes with the answer to the loaded window's own question.
      await eventually(() => window.view.message(), "");
    });

    it("cannot switch the question before a stop off", async () => {
      const { dialog } = window.workbench;
      await window.view.row("web-server-01").clickContextMenu("Stop");
      await dialog.opened();
      await dialog.click("Cancel");
    });

    it("lets servers be refreshed and started as anywhere else", async () => {
      window.simulator.setServer(12345, { status: "stopped" });
      await window.view.clickTitleAction("Refresh");
      await untilTreeHolds(window.view, "web-server-01  Stopped");
      await window.view.row("web-server-01").clickContextMenu("Start");
      await untilTreeHolds(window.view, "web-server-01  Starting");
      await window.letEnd("starting", "web-server-01");
      await untilTreeHolds(window.view, "web-server-01  Active");
    });

    if (!trusted) {
      it("was really in Restricted Mode all the while", async () => {
        const badge = window.workbench.page
          .getByRole("button", { name: /Restricted Mode/ })
          .first();
        assert.equal(await badge.isVisible(), true);
      });
    }
  });
}
