import * as vscode from "vscode";
import type { ServerDetails, ServerRef } from "../../core/servers/server";
import type { EditOutcome, ServerEdits } from "../../core/changes/serverEdits";
import type { ServerStore } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { saySignedOutOf } from "../../ui/accountMessages";
import { describeBusy } from "../../ui/describeBusy";
import { whenDrawn } from "../../ui/prompts/prompts";
import { runCommand } from "../../ui/runCommand";
import { showProblem } from "../../ui/showProblem";
import type { ChosenServer } from "../choice/chooseServers";

/** What the commands that change a server need. */
export interface EditDependencies {
  readonly store: ServerStore;
  readonly edits: ServerEdits;
  readonly notifier: Notifier;
}

/** The names that the account's other servers have. */
export function namesOfOthers(
  { accountKey, serverId }: ServerRef,
  store: Pick<ServerStore, "serversOf">,
): readonly string[] {
  return store
    .serversOf(accountKey)
    .filter(({ id }) => id !== serverId)
    .map(({ name }) => name);
}

/**
 * Asks the API what the server is like now, since the list does not carry everything that can be
 * changed. Undefined, and said, where it is gone or its account has signed out.
 */
export async function readDetails(
  { ref, server }: ChosenServer,
  { store, edits, notifier }: Pick<EditDependencies, "store" | "edits" | "notifier">,
): Promise<ServerDetails | undefined> {
  const { name } = server;
  const details = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("Loading {0}…", name) },
    () => edits.read(ref),
  );
  if (details === "signedOut") {
    saySignedOutOf(name, notifier);
    return undefined;
  }
  if (details === "gone") {
    notifier.info(vscode.l10n.t("{0} no longer exists.", name));
    return undefined;
  }
  if (store.find(ref)?.server !== server) {
    // The view takes the focus back when it draws a row anew: a box that is open by then loses it.
    await whenDrawn();
  }
  return details;
}

/**
 * Says how a change ended; a success needs no words where the row shows it. Trying again asks with
 * everything that was entered.
 */
export function sayEditOutcome(
  name: string,
  outcome: EditOutcome,
  notifier: Notifier,
  retry: () => unknown,
): void {
  switch (outcome.kind) {
    case "changed":
      return;
    case "busy":
      notifier.info(describeBusy(name));
      return;
    case "failed":
      showProblem(notifier, outcome.problem, {
        prefix: vscode.l10n.t("{0} was not changed.", name),
        retry,
      });
      return;
    case "unknown":
      showProblem(notifier, outcome.problem, {
        prefix: vscode.l10n.t("It's unclear whether {0} was changed.", name),
        more: [
          {
            label: vscode.l10n.t("Refresh"),
            run: () => runCommand("refresh"),
          },
        ],
      });
  }
}
