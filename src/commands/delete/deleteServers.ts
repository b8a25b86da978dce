import * as vscode from "vscode";
import { serversViewId } from "../../core/base/manifestIds";
import type { ServerDeletion, DeletionResult } from "../../core/changes/serverDeletion";
import { deletingStatus } from "../../core/servers/serverStatus";
import { namesIn, refOf, type ServerStore } from "../../core/servers/serverStore";
import { describeBusy } from "../../ui/describeBusy";
import { describeProblem } from "../../ui/describeProblem";
import type { MessageButton, Notifier } from "../../ui/notifier";
import { runCommand } from "../../ui/runCommand";
import { showProblem } from "../../ui/showProblem";
import { confirmDelete } from "./confirmDelete";
import { chooseServers } from "../choice/chooseServers";

export interface DeleteDependencies {
  readonly store: ServerStore;
  readonly deletion: ServerDeletion;
  readonly notifier: Notifier;
}

/** The only way to delete servers: from every menu, from the palette and from the panel. */
export async function deleteServers(
  clicked: unknown,
  selected: unknown,
  { store, deletion, notifier }: DeleteDependencies,
): Promise<void> {
  const refs = await chooseServers(clicked, selected, {
    store,
    notifier,
    applies: ({ status }) => status !== deletingStatus,
    placeHolder: vscode.l10n.t("Select a server to delete. You will be asked to confirm."),
    nothingToPick: vscode.l10n.t("There are no servers to delete."),
  });
  const views = refs
    .flatMap((ref) => store.find(ref) ?? [])
    .filter(({ server }) => server.status !== deletingStatus);
  if (views.length === 0 || !(await confirmDelete(views, notifier))) {
    return;
  }
  const results = await vscode.window.withProgress({ location: { viewId: serversViewId } }, () =>
    deletion.run(views.map(refOf), { nameOf: namesIn(views) }),
  );
  sayResults(results, notifier);
}

export function sayResults(results: readonly DeletionResult[], notifier: Notifier): void {
  const [only] = results;
  if (results.length === 1 && only) {
    sayOne(only, notifier);
    return;
  }
  const gone = results.filter(
    ({ outcome: { kind } }) => kind === "deleted" || kind === "goneAlready",
  ).length;
  const held = results.flatMap(({ outcome }) => (outcome.kind === "held" ? [outcome.problem] : []));
  const summary = [
    vscode.l10n.t("Deleted {0} of {1} servers.", gone, results.length),
    ...(held.length > 0 ? [vscode.l10n.t("Skipped: {0}.", held.length)] : []),
    ...held.slice(0, 1).map(describeProblem),
    ...results.flatMap(describeTrouble),
  ].join(" ");
  if (gone === results.length) {
    notifier.info(summary);
  } else {
    notifier.warn(summary, refresh());
  }
}

function describeTrouble({ name, outcome }: DeletionResult): readonly string[] {
  if (outcome.kind === "busy") {
    return [describeBusy(name)];
  }
  return outcome.kind === "failed" || outcome.kind === "unknown"
    ? [`${prefixOf(name, outcome)} ${describeProblem(outcome.problem)}`]
    : [];
}

function refresh(): MessageButton {
  return {
    label: vscode.l10n.t("Refresh"),
    run: () => runCommand("refresh"),
  };
}

function sayOne({ name, outcome }: DeletionResult, notifier: Notifier): void {
  switch (outcome.kind) {
    case "deleted":
      notifier.info(vscode.l10n.t("{0} was deleted.", name));
      return;
    case "goneAlready":
      notifier.info(vscode.l10n.t("{0} was already gone.", name));
      return;
    case "busy":
      notifier.info(describeBusy(name));
      return;
    case "skipped":
    case "held":
      return;
    case "failed":
    case "unknown":
      showProblem(notifier, outcome.problem, {
        prefix: prefixOf(name, outcome),
        more: outcome.kind === "unknown" ? [refresh()] : [],
      });
  }
}

function prefixOf(name: string, { kind }: DeletionResult["outcome"]): string {
  return kind === "unknown"
    ? vscode.l10n.t("It's unclear whether {0} was deleted.", name)
    : vscode.l10n.t("{0} was not deleted.", name);
}
