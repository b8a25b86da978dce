import * as vscode from "vscode";
import type { Snippet } from "../../core/servers/snippets";
import { refOf, type ServerView } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { chooseServers } from "../choice/chooseServers";
import { serverLines } from "../choice/serverLines";
import { chooseSnippet } from "./chooseSnippet";
import { connectTo, type OpenTerminalDependencies } from "./openTerminal";

/** Runs a saved command on the selected servers, each in a terminal of its own. */
export async function runSnippet(
  clicked: unknown,
  selected: unknown,
  dependencies: OpenTerminalDependencies,
): Promise<void> {
  const { store, notifier } = dependencies;
  const refs = await chooseServers(clicked, selected, {
    store,
    notifier,
    applies: hasAddress,
    title: vscode.l10n.t("Run Snippet"),
    placeHolder: vscode.l10n.t("Select a server to run a command on"),
    nothingToPick: vscode.l10n.t("No server has an IP address yet."),
  });
  const views = refs
    .flatMap((ref) => store.find(ref) ?? [])
    .filter(({ server }) => hasAddress(server));
  if (views.length === 0) {
    if (refs.length > 0) {
      notifier.info(vscode.l10n.t("No server has an IP address yet."));
    }
    return;
  }
  const snippet = await chooseSnippet(notifier);
  if (snippet && (await isMeant(snippet, views, notifier))) {
    for (const view of views) {
      connectTo(view, { ...dependencies, isStarting: false, snippet });
    }
  }
}

function hasAddress({ ipv4, ipv6 }: ServerView["server"]): boolean {
  return ipv4 !== undefined || ipv6 !== undefined;
}

/** The command is shown as it will be sent. */
async function isMeant(
  { name, command }: Snippet,
  views: readonly ServerView[],
  notifier: Notifier,
): Promise<boolean> {
  const [first] = views;
  const run = vscode.l10n.t("Run");
  const message =
    first && views.length === 1
      ? vscode.l10n.t("Run “{0}” on {1}?", name, first.server.name)
      : vscode.l10n.t("Run “{0}” on {1} servers?", name, views.length);
  const detail = [command, serverLines(views)].join("\n\n");
  const about = views.map(refOf);
  return (await notifier.ask({ message, detail, about, buttons: [run] })) === run;
}
