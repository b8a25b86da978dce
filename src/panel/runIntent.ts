import * as vscode from "vscode";
import type { CommandName, ServerCommandName } from "../core/base/commandIds";
import type { ServerDetailsFeed } from "../core/refresh/serverDetailsFeed";
import type { Intent } from "../shared/intents";
import { runCommand, runOnServer } from "../ui/runCommand";

/** Does what the page asked for, with the same commands that the tree uses. */
export async function runIntent(
  intent: Intent,
  watch: Pick<ServerDetailsFeed, "ref" | "current" | "refresh">,
  close: () => void,
): Promise<string | undefined> {
  const { server, details } = watch.current();
  const known = details ?? server;
  const command = async (name: CommandName) => {
    await runCommand(name);
    return undefined;
  };
  const onServer = async (name: ServerCommandName) => {
    await runOnServer(name, watch.ref);
    return undefined;
  };
  switch (intent) {
    case "start":
      return onServer("start");
    case "stop":
      return onServer("stop");
    case "reboot":
      return onServer("reboot");
    case "connect":
      return onServer("openTerminal");
    case "openRemoteWindow":
      return onServer("openRemoteWindow");
    case "edit":
      return onServer("edit");
    case "delete":
      return onServer("delete");
    case "protect":
      return onServer("protect");
    case "unprotect":
      return onServer("unprotect");
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
      return command("signIn");
    case "showLog":
      return command("showLog");
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
