import * as vscode from "vscode";
import { serverKey } from "../core/servers/server";
import type { ServerDetailsFeed } from "../core/refresh/serverDetailsFeed";
import type { Intent } from "../shared/intents";

/** Does what the page asked for, with the same commands that the tree uses. */
export async function runIntent(
  intent: Intent,
  watch: Pick<ServerDetailsFeed, "ref" | "current" | "refresh">,
  close: () => void,
): Promise<string | undefined> {
  const { server, details } = watch.current();
  const known = details ?? server;
  const command = async (id: string, ...args: readonly string[]) => {
    await vscode.commands.executeCommand(id, ...args);
    return undefined;
  };
  const onServer = (id: string) => command(id, serverKey(watch.ref));
  switch (intent) {
    case "start":
      return onServer("vps.server.start");
    case "stop":
      return onServer("vps.server.stop");
    case "reboot":
      return onServer("vps.server.reboot");
    case "connect":
      return onServer("vps.server.openTerminal");
    case "openRemoteWindow":
      return onServer("vps.server.openRemoteWindow");
    case "edit":
      return onServer("vps.server.edit");
    case "delete":
      return onServer("vps.server.delete");
    case "copyIpv4":
      return copy(known?.ipv4);
    case "copyIpv6":
      return copy(known?.ipv6);
    case "copyHostname":
      return copy(known?.hostname);
    case "copyId":
      return copy(known?.id);
    case "refresh":
    case "retry":
      await watch.refresh();
      return undefined;
    case "signIn":
      return command("vps.signIn");
    case "showLog":
      return command("vps.showLog");
    case "close":
      close();
      return undefined;
  }
}

async function copy(text: string | undefined): Promise<string | undefined> {
  if (text === undefined) {
    return undefined;
  }
  await vscode.env.clipboard.writeText(text);
  return vscode.l10n.t("Copied {0}", text);
}
