import * as vscode from "vscode";
import type { Problem } from "../core/base/problem";
import type { AdoptedCreation } from "../core/changes/serverCreation";
import type { Notifier } from "../ui/notifier";
import { runCommand } from "../ui/runCommand";
import { settings } from "../ui/settings";
import { showProblem } from "../ui/showProblem";

/** While another window may still wait for the response, nobody knows that it is lost. */
export function sayAdopted(
  { server, isUnanswered }: Pick<AdoptedCreation, "server" | "isUnanswered">,
  notifier: Notifier,
): void {
  notifier.info(
    isUnanswered
      ? vscode.l10n.t(
          "{0} was created: your list has it. It was ordered in another window or before a restart.",
          server.name,
        )
      : vscode.l10n.t(
          "{0} was created, although the confirmation from VPS.org was lost.",
          server.name,
        ),
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

/** The account that an order was sent for, as it was then. */
export interface AccountOfOrder {
  readonly accountLabel: string;
  readonly apiUrl: string;
}

/** Nobody will see it in the list, since the account is out of sight meanwhile. */
export function sayCreatedOutOfSight(
  name: string,
  { accountLabel, apiUrl }: AccountOfOrder,
  notifier: Notifier,
): void {
  notifier.warn(
    isPresentApi(apiUrl)
      ? vscode.l10n.t(
          "{0} was created in {1}, although you have signed out of it.",
          name,
          accountLabel,
        )
      : vscode.l10n.t(
          "{0} was created in {1}. Your list doesn't show it because the setting vps.apiUrl was changed.",
          name,
          accountLabel,
        ),
  );
}

/** The account was out of sight before the answer came, so nobody can look for the server. */
export function sayUnknownOutOfSight(
  name: string,
  { accountLabel, apiUrl }: AccountOfOrder,
  notifier: Notifier,
): void {
  notifier.warn(
    isPresentApi(apiUrl)
      ? vscode.l10n.t(
          "It's unclear whether {0} was created in {1}: you signed out before VPS.org answered. Check the dashboard.",
          name,
          accountLabel,
        )
      : vscode.l10n.t(
          "It's unclear whether {0} was created in {1}: the setting vps.apiUrl was changed before VPS.org answered. Check the dashboard.",
          name,
          accountLabel,
        ),
    { label: vscode.l10n.t("Open Dashboard"), run: () => runCommand("openDashboard") },
  );
}

function isPresentApi(apiUrl: string): boolean {
  const present = settings.apiUrl();
  return present.ok && present.url === apiUrl;
}
