import * as vscode from "vscode";
import { serversViewId } from "../../core/base/manifestIds";
import type { ServerDeletion, DeletionResult } from "../../core/changes/serverDeletion";
import { serverKey } from "../../core/servers/server";
import { deletingStatus } from "../../core/servers/serverStatus";
import { namesIn, refOf, type ServerStore } from "../../core/servers/serverStore";
import { describeBusy } from "../../ui/describeBusy";
import { describeProblem, describeReason } from "../../ui/describeProblem";
import type { MessageButton, Notifier } from "../../ui/notifier";
import { runCommand } from "../../ui/runCommand";
import { showProblem } from "../../ui/showProblem";
import { countOutcomes } from "../choice/countOutcomes";
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
    title: vscode.l10n.t("Delete"),
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
  const [ref] = refs;
  const retry = () =>
    deleteServers(ref && serverKey(ref), undefined, { store, deletion, notifier });
  sayResults(results, notifier, retry);
}

export function sayResults(
  results: readonly DeletionResult[],
  notifier: Notifier,
  retry: () => unknown,
): void {
  const [only] = results;
  if (results.length === 1 && only) {
    sayOne(only, notifier, retry);
    return;
  }
  const counts = countOutcomes(results);
  const gone = (counts.deleted ?? 0) + (counts.goneAlready ?? 0);
  const summary = vscode.l10n.t("Deleted {0} of {1} servers.", gone, results.length);
  if (gone === results.length) {
    notifier.info(summary);
    return;
  }
  const showResults = {
    label: vscode.l10n.t("Show Results"),
    run: () => {
      notifier.page(vscode.l10n.t("Delete"), [summary, "", ...results.map(describeResult)]);
    },
  };
  notifier.warn(`${summary} ${describeRest(results, gone)}`, showResults, refresh());
}

/** What matters most of those that were not deleted. */
function describeRest(results: readonly DeletionResult[], gone: number): string {
  const { unknown = 0 } = countOutcomes(results);
  const [held] = results.flatMap(({ outcome }) =>
    outcome.kind === "held" ? [outcome.problem] : [],
  );
  if (held) {
    return describeReason(held);
  }
  return unknown > 0
    ? vscode.l10n.t("It's unclear whether {0} of the requests were carried out.", unknown)
    : vscode.l10n.t("Not deleted: {0}.", results.length - gone);
}

function describeResult({ name, outcome }: DeletionResult): string {
  switch (outcome.kind) {
    case "deleted":
      return vscode.l10n.t("{0} was deleted.", name);
    case "goneAlready":
      return vscode.l10n.t("{0} was already gone.", name);
    case "busy":
      return describeBusy(name);
    case "failed":
    case "unknown":
      return `${prefixOf(name, outcome)} ${describeProblem(outcome.problem)}`;
    case "held":
      return `${vscode.l10n.t("{0}: skipped, nothing was sent.", name)} ${describeProblem(outcome.problem)}`;
    case "skipped":
      return vscode.l10n.t("{0}: skipped, nothing was sent.", name);
  }
}

function refresh(): MessageButton {
  return {
    label: vscode.l10n.t("Refresh"),
    run: () => runCommand("refresh"),
  };
}

function sayOne({ name, outcome }: DeletionResult, notifier: Notifier, retry: () => unknown): void {
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
      showProblem(notifier, outcome.problem, { prefix: prefixOf(name, outcome), retry });
      return;
    case "unknown":
      showProblem(notifier, outcome.problem, {
        prefix: prefixOf(name, outcome),
        more: [refresh()],
      });
  }
}

function prefixOf(name: string, { kind }: DeletionResult["outcome"]): string {
  return kind === "unknown"
    ? vscode.l10n.t("It's unclear whether {0} was deleted.", name)
    : vscode.l10n.t("{0} was not deleted.", name);
}
