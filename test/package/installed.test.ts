import assert from "node:assert/strict";
import manifest from "../../package.json";
import { commandIds } from "../../src/core/base/commandIds";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { openWorkbench } from "../vscode/workbench/openWorkbench";
import type { Workbench } from "../vscode/workbench/workbench";
import { defaultAccount } from "../simulator/accountRecords";
import { startSimulator, type Simulator } from "../simulator/simulator";
import { packExtension, type PackedExtension } from "./packedExtension";

/** Those with a condition on the palette: a filter, a group, a preview. */
const hiddenAtFirst = manifest.contributes.menus.commandPalette.length;

describe("The packed extension, installed in VS Code as a user installs it", function () {
  this.timeout(180_000);
  let packed: PackedExtension;
  let simulator: Simulator;
  let workbench: Workbench;

  before(async () => {
    packed = await packExtension();
    simulator = await startSimulator();
    workbench = await openWorkbench({
      extensions: [packed.file],
      settings: { "vps.apiUrl": simulator.apiUrl },
    });
    await workbench.openView("VPS.org");
  });

  after(async () => {
    await workbench.close();
    await simulator.close();
    await packed.remove();
  });

  it("welcomes its user in the sidebar", async () => {
    await eventuallyHolds(
      () => workbench.view("Servers").welcomeText(),
      (text) => {
        assert.match(text, /^See your VPS\.org servers and their state here, .+\nSign In\n/);
      },
    );
  });

  it("offers its commands in the palette, apart from those that need something to be there", async () => {
    const offered = await workbench.paletteCommands("VPS.org: ");
    const own = offered.filter((label) => !label.startsWith("VPS.org: Focus on"));
    assert.equal(own.length, Object.keys(commandIds).length - hiddenAtFirst, own.join("\n"));
    assert.ok(!own.includes("VPS.org: Clear Filter"));
  });

  it("signs in and shows the servers", async () => {
    await workbench.view("Servers").clickWelcome("Sign In");
    await workbench.quickInput.opened("Sign In to VPS.org");
    await workbench.quickInput.type(defaultAccount.token);
    await workbench.quickInput.accept();
    await eventually(
      () => workbench.view("Servers").text(),
      [
        "us-east  1 server, 1 active",
        "  db-server-01  Active · 203.0.113.11",
        "us-west  1 server, 1 active",
        "  web-server-01  Active · 203.0.113.10",
      ].join("\n"),
    );
  });

  it("opens a server's details", async () => {
    await workbench.view("Servers").row("web-server-01").select();
    await workbench.webview().getByRole("heading", { name: "web-server-01" }).waitFor();
  });

  it("shows a README without broken pictures", async () => {
    await workbench.companion.execute("extension.open", "vps-org.vps-servers");
    const readme = workbench.webview();
    await readme.getByRole("heading", { name: "What you can do" }).waitFor();
    assert.equal(await readme.locator("img").count(), 0);
  });
});
