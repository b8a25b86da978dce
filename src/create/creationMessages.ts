import * as vscode from "vscode";
import type { Problem } from "../core/base/problem";
import type { Server } from "../core/servers/server";
import type { UnknownCreation } from "../core/changes/serverCreation";
import { describeProblem } from "../ui/describeProblem";
import type { Notifier } from "../ui/notifier";
import { runCommand } from "../ui/runCommand";
import { showProblem } from "../ui/showProblem";
import { statusWord } from "../ui/statusLook";

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
  const prefix = vscode.l10n.t("{0} was not created, but your answers have been kept.", name);
  if (problem.kind === "conflict") {
    const reason = vscode.l10n.t("VPS.org reported a conflict with something else.");
    const detail = problem.detail === undefined ? "" : ` (${problem.detail})`;
    notifier.error(`${prefix} ${reason}${detail}`, tryAgain);
    return;
  }
  showProblem(notifier, problem, { prefix, more: [tryAgain] });
}

/** Nobody will see it in the list, since the account has signed out meanwhile. */
export function sayCreatedSignedOut(name: string, account: string, notifier: Notifier): void {
  notifier.warn(
    vscode.l10n.t("{0} was created in {1}, although you have signed out of it.", name, account),
  );
}

/** The account has signed out before the answer came, so nobody can look for the server. */
export function sayUnknownSignedOut(name: string, account: string, notifier: Notifier): void {
  notifier.warn(
    vscode.l10n.t(
      "It's unclear whether {0} was created in {1}: you signed out before VPS.org answered. Check the dashboard.",
      name,
      account,
    ),
    { label: vscode.l10n.t("Open Dashboard"), run: () => runCommand("openDashboard") },
  );
}

export type NextStep =
  | { readonly kind: "checkAgain" | "createAgain" }
  /** The user says that this server is the one. */
  | { readonly kind: "adopt"; readonly server: Server };

/** What to do about an order of which nobody knows whether it was carried out. */
export async function askWhatNext(
  unknown: UnknownCreation,
  notifier: Notifier,
): Promise<NextStep | undefined> {
  const { attempt, found } = unknown;
  const { problem } = attempt;
  const [only] = found;
  const checkAgain = vscode.l10n.t("Check Again");
  const createAgain = vscode.l10n.t("Create Again");
  const isThis = only && found.length === 1 ? vscode.l10n.t("It Is {0}", only.name) : undefined;
  const choice = await notifier.ask({
    message: vscode.l10n.t("It's unclear whether {0} was created.", attempt.request.name),
    detail: [
      ...(problem ? [describeProblem(problem)] : []),
      describeFound(unknown),
      vscode.l10n.t("If you create it again, you may end up with two servers and pay for both."),
    ].join("\n\n"),
    buttons: [...(isThis === undefined ? [] : [isThis]), checkAgain, createAgain],
  });
  if (only && choice !== undefined && choice === isThis) {
    return { kind: "adopt", server: only };
  }
  return choice === checkAgain
    ? { kind: "checkAgain" }
    : choice === createAgain
      ? { kind: "createAgain" }
      : undefined;
}

function describeFound({ listProblem, found, unreadCount }: UnknownCreation): string {
  if (listProblem) {
    return vscode.l10n.t(
      "Your list could not be refreshed either: {0}",
      describeProblem(listProblem),
    );
  }
  if (found.length === 0 && unreadCount > 0) {
    return vscode.l10n.t("It may be in your list already: not all of the list could be read.");
  }
  if (found.length === 0) {
    return vscode.l10n.t("It isn't in your list yet, but it may still appear.");
  }
  const servers = found.map(({ id, name, status }) => `${name} (${id}, ${statusWord(status)})`);
  return vscode.l10n.t("Your list has a server that may be this one: {0}.", servers.join(", "));
}
