import * as vscode from "vscode";
import type { ServerCommandName } from "../../core/base/commandIds";
import { compareNames } from "../../core/servers/nameOrder";
import { serverKey, type ServerRef } from "../../core/servers/server";
import type { ServerMarks } from "../../core/servers/serverMarks";
import { refOf, type ServerStore } from "../../core/servers/serverStore";
import { saySignedOut } from "../../ui/accountMessages";
import type { Notifier } from "../../ui/notifier";
import { runOnServer } from "../../ui/runCommand";
import type { RecentServers } from "../choice/recentServers";
import { serverChoice } from "../choice/serverChoice";

export interface GoToDependencies {
  readonly store: ServerStore;
  readonly marks: Pick<ServerMarks, "of">;
  readonly recent: RecentServers;
  readonly panels: { readonly show: (ref: ServerRef) => void };
  readonly notifier: Notifier;
}

interface ServerItem extends vscode.QuickPickItem {
  readonly ref?: ServerRef;
}

interface ServerButton extends vscode.QuickInputButton {
  readonly run: ServerCommandName;
}

/** Offers the servers of all accounts, and shows the details of the one that is picked. */
export async function goToServer(all: GoToDependencies): Promise<void> {
  const { store, recent, panels, notifier } = all;
  if (store.accounts().length === 0) {
    saySignedOut(notifier);
    return;
  }
  const pick = vscode.window.createQuickPick<ServerItem>();
  pick.title = vscode.l10n.t("Go to Server");
  pick.placeholder = vscode.l10n.t("Select a server to show its details");
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = itemsOf(all);
  const used = (ref: ServerRef | undefined, run: (ref: ServerRef) => unknown) => {
    pick.hide();
    if (ref) {
      recent.add(ref);
      run(ref);
    }
  };
  await new Promise<void>((resolve) => {
    pick.onDidAccept(() => {
      used(pick.selectedItems[0]?.ref, (ref) => {
        panels.show(ref);
      });
    });
    pick.onDidTriggerItemButton(({ button, item }) => {
      used(item.ref, (ref) => runOnServer((button as ServerButton).run, ref));
    });
    pick.onDidHide(resolve);
    pick.show();
  });
  pick.dispose();
}

/** Those that were used last come first, and all others in the order of their names. */
function itemsOf({ store, recent, marks }: GoToDependencies): readonly ServerItem[] {
  const keys = recent.keys();
  const severalAccounts = store.accounts().length > 1;
  const buttons = serverButtons();
  const items = store.allServers().map((view) => {
    const ref = refOf(view);
    const note = marks.of(ref.serverId)?.note;
    const item: ServerItem = { ...serverChoice(view, severalAccounts, note), buttons, ref };
    return { item, at: keys.indexOf(serverKey(ref)) };
  });
  const last = items.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  const others = items
    .filter(({ at }) => at < 0)
    .sort((a, b) => compareNames(a.item.label, b.item.label));
  return [
    ...part(vscode.l10n.t("recently used"), last),
    ...part(vscode.l10n.t("other servers"), last.length > 0 ? others : []),
    ...(last.length > 0 ? [] : others.map(({ item }) => item)),
  ];
}

function part(label: string, items: readonly { readonly item: ServerItem }[]): ServerItem[] {
  const kind = vscode.QuickPickItemKind.Separator;
  return items.length === 0 ? [] : [{ label, kind }, ...items.map(({ item }) => item)];
}

function serverButtons(): readonly ServerButton[] {
  const button = (icon: string, tooltip: string, run: ServerCommandName): ServerButton => ({
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
    run,
  });
  return [
    button("split-horizontal", vscode.l10n.t("Show Details to the Side"), "showToSide"),
    button("terminal", vscode.l10n.t("Connect in Terminal"), "openTerminal"),
    button("copy", vscode.l10n.t("Copy IP Address"), "copyIp"),
  ];
}
