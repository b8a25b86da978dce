import * as vscode from "vscode";
import type { EditOutcome } from "../../core/changes/serverEdits";
import type { Notifier } from "../../ui/notifier";
import { showProblem } from "../../ui/showProblem";

/** Reports how a change ended. A success that the row shows needs no message. */
export function sayEditOutcome(name: string, outcome: EditOutcome, notifier: Notifier): void {
  switch (outcome.kind) {
    case "changed":
      return;
    case "failed":
      showProblem(notifier, outcome.problem, {
        prefix: vscode.l10n.t("{0} was not changed.", name),
      });
      return;
    case "unknown":
      showProblem(notifier, outcome.problem, {
        prefix: vscode.l10n.t("It's unclear whether {0} was changed.", name),
        more: [
          {
            label: vscode.l10n.t("Refresh"),
            run: () => vscode.commands.executeCommand("vps.servers.refresh"),
          },
        ],
      });
  }
}
