import assert from "node:assert/strict";
import { commandIds } from "../../../src/core/base/commandIds";
import texts from "../../../package.nls.json";
import { contributes, manifest, textOf } from "./manifest";

const known = new Set<string>(Object.values(commandIds));

describe("The commands in the manifest", () => {
  it("are those that the extension registers, no more and no fewer", () => {
    const contributed = contributes.commands.map(({ command }) => command);
    assert.deepEqual(contributed.toSorted(), Object.values(commandIds).sort());
  });

  it("all stand under VPS.org in the palette", () => {
    assert.deepEqual(
      contributes.commands.filter(({ category }) => category !== "VPS.org"),
      [],
    );
  });

  const titles: Readonly<Record<string, string>> = {
    "vps.signIn": "Sign In…",
    "vps.signOut": "Sign Out…",
    "vps.account.signInAgain": "Sign In Again…",
    "vps.account.rename": "Rename Account…",
    "vps.account.copyEmail": "Copy E-mail",
    "vps.servers.refresh": "Refresh",
    "vps.servers.filter": "Filter Servers…",
    "vps.servers.clearFilter": "Clear Filter",
    "vps.servers.groupBy": "Group By…",
    "vps.servers.sortBy": "Sort By…",
    "vps.servers.goTo": "Go to Server…",
    "vps.server.pin": "Pin",
    "vps.server.unpin": "Unpin",
    "vps.server.editNote": "Edit Note…",
    "vps.server.setColor": "Set Color…",
    "vps.server.linkWorkspace": "Link Workspace to Server…",
    "vps.server.unlinkWorkspace": "Unlink Workspace",
    "vps.workspace.showServer": "Server of This Workspace…",
    "vps.server.create": "Create Server…",
    "vps.server.show": "Show Details",
    "vps.server.showToSide": "Show Details to the Side",
    "vps.server.keepOpen": "Keep Open",
    "vps.group.createServer": "Create Server Here…",
    "vps.server.backups": "Backups…",
    "vps.server.start": "Start",
    "vps.server.stop": "Stop",
    "vps.server.reboot": "Reboot",
    "vps.server.rename": "Rename…",
    "vps.server.edit": "Edit Settings…",
    "vps.server.enableBackups": "Enable Backups",
    "vps.server.disableBackups": "Disable Backups",
    "vps.server.delete": "Delete…",
    "vps.server.copyIp": "Copy IP Address",
    "vps.server.copyAs": "Copy As…",
    "vps.server.openTerminal": "Connect in Terminal",
    "vps.server.openRemoteWindow": "Open Remote Window",
    "vps.openDashboard": "Open VPS.org Dashboard",
    "vps.showLog": "Show Log",
  };

  it("have the titles that users know", () => {
    const shown = new Map(contributes.commands.map(({ command, title }) => [command, title]));
    for (const [command, title] of Object.entries(titles)) {
      assert.equal(textOf(shown.get(command) ?? ""), title);
    }
  });

  it("have titles that are named as the code names the commands", () => {
    const shown = new Map(contributes.commands.map(({ command, title }) => [command, title]));
    assert.deepEqual(
      Object.values(commandIds).map((id) => shown.get(id)),
      Object.keys(commandIds).map((name) => `%command.${name}%`),
    );
  });

  it("are the only ones that menus, keybindings and welcome texts name", () => {
    const { menus, keybindings } = manifest.contributes;
    const named = JSON.stringify([menus, keybindings]).matchAll(/"command":"(vps\.[\w.]+)"/g);
    const linked = JSON.stringify(texts).matchAll(/command:(vps\.[\w.]+)/g);
    const ids = [...named, ...linked].map(([, id = ""]) => id);
    assert.ok(ids.length > 30);
    assert.deepEqual(
      ids.filter((id) => !known.has(id)),
      [],
    );
  });

  it("link from welcome texts to nothing of VS Code's but its settings", () => {
    const foreign = [...JSON.stringify(texts).matchAll(/command:([\w.]+)/g)]
      .map(([, id = ""]) => id)
      .filter((id) => !known.has(id));
    assert.deepEqual([...new Set(foreign)], ["workbench.action.openSettings"]);
  });

  it("have an icon wherever they are a button", () => {
    const buttons = Object.values(contributes.menus)
      .flat()
      .filter(({ group = "" }) => /^(inline|navigation)/.test(group));
    const withIcon = new Set(
      contributes.commands.filter(({ icon }) => icon).map(({ command }) => command),
    );
    assert.ok(buttons.length > 0);
    assert.deepEqual(
      buttons.filter(({ command = "" }) => !withIcon.has(command)),
      [],
    );
  });
});
