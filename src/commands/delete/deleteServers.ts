import * as vscode from "vscode";
import type { Retry } from "../../core/changes/fates";
import type { ServerDeletion, DeletionResult } from "../../core/changes/serverDeletion";
import { serverKey } from "../../core/servers/server";
import { deletingStatus } from "../../core/servers/serverStatus";
import { refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import { describeBusy } from "../../ui/describeBusy";
import { describeProblem } from "../../ui/describeProblem";
import type { MessageButton, Notifier } from "../../ui/notifier";
import { runCommand } from "../../ui/runCommand";
import { showProblem } from "../../ui/showProblem";
import { withBatchProgress } from "../many/batchProgress";
import { describeProtected } from "../many/describeProtected";
import { sayBatch, type BatchScreen, type BatchWords } from "../many/sayBatch";
import { confirmDelete } from "./confirmDelete";
import { namesIn } from "../choice/calledAmong";
import { chooseServers } from "../choice/chooseServers";
import { sayProtected } from "../choice/sayProtected";

export interface DeleteDependencies {
  readonly store: ServerStore;
  readonly deletion: ServerDeletion;
  readonly notifier: Notifier;
  readonly pages: BatchScreen["pages"];
}

/** The only way to delete servers: from every menu, from the palette and from the panel. */
export async function deleteServers(
  clicked: unknown,
  selected: unknown,
  dependencies: DeleteDependencies,
): Promise<void> {
  const { store, notifier } = dependencies;
  const refs = await chooseServers(clicked, selected, {
    store,
    notifier,
    applies: ({ status, isProtected }) => status !== deletingStatus && !isProtected,
    title: vscode.l10n.t("Delete"),
    placeHolder: vscode.l10n.t("Select a server to delete. You will be asked to confirm."),
    nothingToPick: vscode.l10n.t("There are no servers to delete."),
  });
  const chosen = refs
    .flatMap((ref) => store.find(ref) ?? [])
    .filter(({ server }) => server.status !== deletingStatus);
  const views = chosen.filter(({ server }) => !server.isProtected);
  const others = chosen.filter(({ server }) => server.isProtected);
  if (views.length === 0) {
    sayProtected(others, store, notifier);
    return;
  }
  if (!(await confirmDelete(views, others, dependencies))) {
    return;
  }
  await run(views, others, dependencies);
}

async function run(
  views: readonly ServerView[],
  others: readonly ServerView[],
  dependencies: DeleteDependencies,
  unclear?: Retry["unclear"],
): Promise<void> {
  const { store, deletion, notifier, pages } = dependencies;
  const title = vscode.l10n.t("Deleting {0} servers", views.length);
  const results = await withBatchProgress(title, views.length, (signal, onDone) =>
    deletion.run(views.map(refOf), {
      signal,
      onDone,
      nameOf: namesIn(views, store),
      ...(unclear ? { unclear } : {}),
    }),
  );
  const ends = [...results, ...others.map(leftOut)];
  const [only] = ends;
  if (only && ends.length === 1) {
    const retry = () => deleteServers(serverKey(only.ref), undefined, dependencies);
    sayOne(only, notifier, retry);
    return;
  }
  sayBatch(ends, words(), {
    notifier,
    pages,
    retry: async (retry) => {
      const again = retry.refs.flatMap((ref) => store.find(ref) ?? []);
      if (await confirmDelete(again, [], dependencies)) {
        await run(again, [], dependencies, retry.unclear);
      }
    },
  });
}

function leftOut(view: ServerView): DeletionResult {
  return { ref: refOf(view), name: view.server.name, outcome: { kind: "protected" } };
}

function words(): BatchWords<DeletionResult> {
  return {
    title: vscode.l10n.t("Delete"),
    done: (count, total) => vscode.l10n.t("{0} of {1} deleted", count, total),
    describe: describeResult,
  };
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
    case "protected":
      return describeProtected(name);
  }
}

function refresh(): MessageButton {
  return {
    label: vscode.l10n.t("Refresh"),
    run: () => runCommand("refresh"),
  };
}

export function sayOne(
  { name, outcome }: DeletionResult,
  notifier: Notifier,
  retry: () => unknown,
): void {
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
    case "protected":
      notifier.info(describeProtected(name));
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
