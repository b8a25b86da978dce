import * as vscode from "vscode";
import type { ServerStore } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { chooseServers } from "../choice/chooseServers";

export interface ProtectDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
}

/** Marks servers that must not be stopped, rebooted or deleted from VS Code, or takes the mark off. */
export async function protectServers(
  isOn: boolean,
  clicked: unknown,
  selected: unknown,
  { store, notifier }: ProtectDependencies,
): Promise<void> {
  const refs = await chooseServers(clicked, selected, {
    store,
    notifier,
    applies: ({ isProtected = false }) => isProtected !== isOn,
    title: isOn ? vscode.l10n.t("Protect") : vscode.l10n.t("Remove Protection"),
    placeHolder: isOn
      ? vscode.l10n.t("Select a server to protect from being stopped, rebooted or deleted")
      : vscode.l10n.t("Select a server to remove its protection"),
    nothingToPick: isOn
      ? vscode.l10n.t("There are no servers to protect.")
      : vscode.l10n.t("No server is protected."),
  });
  const names = refs.flatMap((ref) => store.find(ref)?.server.name ?? []);
  const [name] = names;
  if (name === undefined) {
    return;
  }
  await store.protect(refs, isOn);
  vscode.window.setStatusBarMessage(said(isOn, name, names.length), 3_000);
}

function said(isOn: boolean, name: string, count: number): string {
  if (count > 1) {
    return isOn
      ? vscode.l10n.t("Protected {0} servers in VS Code", count)
      : vscode.l10n.t("Removed the protection of {0} servers", count);
  }
  return isOn
    ? vscode.l10n.t("Protected {0} in VS Code", name)
    : vscode.l10n.t("Removed the protection of {0}", name);
}
