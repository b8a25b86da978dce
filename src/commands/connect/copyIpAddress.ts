import * as vscode from "vscode";
import type { ServerStore } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { chooseServers } from "../choice/chooseServers";

/**
 * Copies the IPv4 address, or the IPv6 address if there is no other. Several servers get a line
 * each.
 */
export async function copyIpAddress(
  clicked: unknown,
  selected: unknown,
  { store, notifier }: { readonly store: ServerStore; readonly notifier: Notifier },
): Promise<void> {
  const refs = await chooseServers(clicked, selected, {
    store,
    applies: ({ ipv4, ipv6 }) => ipv4 !== undefined || ipv6 !== undefined,
    title: vscode.l10n.t("Copy IP Address"),
    placeHolder: vscode.l10n.t("Select a server to copy its IP address"),
    nothingToPick: vscode.l10n.t("No server has an IP address yet."),
    notifier,
  });
  const servers = refs.flatMap((ref) => store.find(ref)?.server ?? []);
  const addresses = servers.flatMap(({ ipv4, ipv6 }) => ipv4 ?? ipv6 ?? []);
  const [first] = servers;
  if (!first) {
    return;
  }
  if (addresses.length === 0) {
    notifier.info(vscode.l10n.t("{0} has no IP address yet. Try again in a minute.", first.name));
    return;
  }
  await vscode.env.clipboard.writeText(addresses.join("\n"));
  vscode.window.setStatusBarMessage(
    addresses.length === 1
      ? vscode.l10n.t("Copied {0}", addresses.join())
      : vscode.l10n.t("Copied {0} addresses", addresses.length),
    3_000,
  );
}
