import * as vscode from "vscode";
import type { Problem } from "../core/base/problem";
import type { UnknownCreation } from "../core/changes/serverCreation";
import { describeProblem } from "../ui/describeProblem";
import type { Notifier } from "../ui/notifier";
import { runCommand } from "../ui/runCommand";
import { showProblem } from "../ui/showProblem";

export function sayAdopted(name: string, notifier: Notifier): void {
  notifier.info(
    vscode.l10n.t("{0} was created, although the confirmation from VPS.org was lost.", name),
  );
}

/** Nothing was created, and the wizard still has every answer. */
export function sayRefused(name: string, problem: Problem, notifier: Notifier): void {
  const tryAgain = {
    label: vscode.l10n.t("Try Again…"),
    run: () => runCommand("create"),
  };
  const prefix = vscode.l10n.t("{0} was not created. Your answers have been kept.", name);
  if (problem.kind === "conflict") {
    const reason = vscode.l10n.t("VPS.org reported a conflict with something else.");
    const detail = problem.detail === undefined ? "" : ` (${problem.detail})`;
    notifier.error(`${prefix} ${reason}${detail}`, tryAgain);
    return;
  }
  showProblem(notifier, problem, { prefix, more: [tryAgain] });
}

/** Asks what to do about an order whose outcome is unknown. */
export async function askWhatNext(
  { attempt, problem, listProblem }: UnknownCreation,
  notifier: Notifier,
): Promise<"checkAgain" | "createAgain" | undefined> {
  const checkAgain = vscode.l10n.t("Check Again");
  const createAgain = vscode.l10n.t("Create Again");
  const whatIsKnown =
    listProblem === undefined
      ? vscode.l10n.t("It isn't in your list yet, but it may still appear.")
      : vscode.l10n.t("Your list could not be refreshed either: {0}", describeProblem(listProblem));
  const choice = await notifier.ask({
    message: vscode.l10n.t("It's unclear whether {0} was created.", attempt.request.name),
    detail: [
      describeProblem(problem),
      whatIsKnown,
      vscode.l10n.t("If you create it again, you may end up with two servers and pay for both."),
    ].join("\n\n"),
    buttons: [checkAgain, createAgain],
  });
  return choice === checkAgain ? "checkAgain" : choice === createAgain ? "createAgain" : undefined;
}
