import * as vscode from "vscode";
import type { ServerRef } from "../core/servers/server";
import { parseServerLink } from "../core/servers/serverLink";
import { refOf, type ServerStore } from "../core/servers/serverStore";
import { saySignedOut } from "../ui/accountMessages";
import type { Notifier } from "../ui/notifier";
import { withoutIcons } from "../ui/withoutIcons";

export interface ServerLinkDependencies {
  readonly store: ServerStore;
  readonly panels: { readonly show: (ref: ServerRef) => void };
  readonly sync: { readonly ready: () => Promise<void> };
  readonly notifier: Notifier;
}

/**
 * Opens the details that a link from outside names. Anybody can make such a link, so it does nothing
 * else, and what it says is repeated only where it has the form of an ID.
 */
export async function openServerLink(
  uri: Pick<vscode.Uri, "path" | "query" | "fragment">,
  { store, panels, sync, notifier }: ServerLinkDependencies,
): Promise<void> {
  const link = parseServerLink(uri);
  if (!link) {
    notifier.warn(vscode.l10n.t("The link can't be opened, since it names no server."));
    return;
  }
  await sync.ready();
  if (store.accounts().length === 0) {
    saySignedOut(notifier);
    return;
  }
  const { serverId, account } = link;
  const accounts = store
    .accounts()
    .filter(({ label, email }) => account === undefined || [label, email].includes(account));
  if (accounts.length === 0) {
    notifier.warn(
      vscode.l10n.t("The link can't be opened, since you are not signed in to its account."),
    );
    return;
  }
  const found = store
    .allServers()
    .filter(
      ({ account: { key }, server }) =>
        server.id === serverId && accounts.some((one) => one.key === key),
    );
  const view = found.length > 1 ? await askWhich(found) : found[0];
  if (view) {
    panels.show(refOf(view));
  } else if (found.length === 0) {
    notifier.warn(
      vscode.l10n.t(
        "The link can't be opened, since none of your servers has the ID {0}.",
        serverId,
      ),
    );
  }
}

/** Two accounts may see servers with the same ID. */
async function askWhich(found: ReturnType<ServerStore["allServers"]>) {
  const items = found.map((view) => ({
    ...withoutIcons({ label: view.server.name, description: view.account.label }),
    view,
  }));
  const placeHolder = vscode.l10n.t("Select a server to show its details");
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.view;
}
