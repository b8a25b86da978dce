import * as vscode from "vscode";
import type { SshOptions } from "../../core/servers/sshOptions";
import type { ServerStore } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { Prompts } from "../../ui/prompts/prompts";
import type { PickItem } from "../../ui/prompts/questions";
import { sshSettings } from "../../ui/settings";
import { calledAmong } from "../choice/calledAmong";
import { chooseServer } from "../choice/chooseServers";
import { askSshField, type SshField } from "./askSshField";
import type { SshConfig } from "./sshConfig";
import type { SshMemory } from "./sshMemory";

export interface EditSshOptionsDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
  readonly ssh: SshMemory;
  readonly sshConfig: SshConfig;
}

/** Asks how to connect to a server, in one list. Each choice counts at once. */
export async function editSshOptions(
  clicked: unknown,
  { store, notifier, ssh, sshConfig }: EditSshOptionsDependencies,
): Promise<void> {
  const chosen = await chooseServer(clicked, {
    store,
    notifier,
    applies: () => true,
    title: vscode.l10n.t("SSH Options"),
    placeHolder: vscode.l10n.t("Select a server to set its SSH options"),
    nothingToPick: vscode.l10n.t("There are no servers."),
  });
  if (!chosen) {
    return;
  }
  const prompts = new Prompts();
  const title = vscode.l10n.t("SSH Options for {0}", calledAmong(chosen.server, store));
  let last: SshField = "user";
  for (;;) {
    const own = ssh.optionsOf(chosen.ref);
    const picked = await prompts.pick({
      title,
      canGoBack: false,
      placeholder: vscode.l10n.t("Select what to change, or press Escape"),
      items: itemsOf(own),
      isCurrent: (value) => value === last,
    });
    if (picked.kind !== "answered") {
      return;
    }
    if (picked.value === "reset") {
      await ssh.keep(chosen.ref, {});
      await sshConfig.update();
      continue;
    }
    last = picked.value;
    const asked = await askSshField(last, { own, title, prompts });
    // Escape leads back to the list and changes nothing.
    if (asked.kind === "answered") {
      await ssh.keep(chosen.ref, asked.value);
      await sshConfig.update();
    }
  }
}

function itemsOf(own: SshOptions): readonly PickItem<SshField | "reset">[] {
  const all = sshSettings();
  const now = { ...all, ...own };
  const item = (value: SshField, label: string, shown: string) => ({
    label,
    description: shown,
    detail:
      own[value] === undefined
        ? vscode.l10n.t("As in the settings")
        : vscode.l10n.t("For this server only"),
    value,
  });
  const isOwn = Object.keys(own).length > 0;
  return [
    item("user", vscode.l10n.t("User"), now.user),
    item("port", vscode.l10n.t("Port"), String(now.port)),
    item("identityFile", vscode.l10n.t("Private key"), keyText(now.identityFile)),
    ...(isOwn
      ? [{ label: vscode.l10n.t("Use the Settings for All"), value: "reset" as const }]
      : []),
  ];
}

function keyText(identityFile: string): string {
  return identityFile === "" ? vscode.l10n.t("chosen by ssh") : identityFile;
}
