import * as vscode from "vscode";
import type { Problem } from "../core/problem";
import { describeProblem } from "./describeProblem";
import type { MessageButton, Notifier } from "./notifier";

/** Says what went wrong, with the button that helps; a cancelled request is no news. */
export function showProblem(
  notifier: Notifier,
  problem: Problem,
  options: {
    readonly prefix?: string;
    readonly retry?: () => unknown;
    /** Further buttons, after the one that helps. */
    readonly more?: readonly MessageButton[];
  } = {},
): void {
  if (problem.kind === "cancelled") {
    return;
  }
  const sentence = describeProblem(problem);
  const message = options.prefix === undefined ? sentence : `${options.prefix} ${sentence}`;
  notifier.error(message, ...buttonsFor(problem, options.retry), ...(options.more ?? []));
}

function buttonsFor(problem: Problem, retry?: () => unknown): readonly MessageButton[] {
  const again = retry ? [{ label: vscode.l10n.t("Retry"), run: retry }] : [];
  switch (problem.kind) {
    case "unauthorized":
      return [command(vscode.l10n.t("Sign In…"), "vps.signIn")];
    case "paymentRequired":
      return [command(vscode.l10n.t("Open Dashboard"), "vps.openDashboard")];
    case "forbidden":
      return [command(vscode.l10n.t("Sign In…"), "vps.signIn")];
    case "notFound":
      return [command(vscode.l10n.t("Refresh"), "vps.servers.refresh")];
    case "insecureUrl":
    case "redirected":
      return [
        command(vscode.l10n.t("Open Settings"), "workbench.action.openSettings", "vps.apiUrl"),
      ];
    case "proxy":
      return [
        command(vscode.l10n.t("Open Settings"), "workbench.action.openSettings", "http.proxy"),
      ];
    default:
      return [...again, command(vscode.l10n.t("Show Log"), "vps.showLog")];
  }
}

function command(label: string, id: string, ...args: readonly string[]): MessageButton {
  return { label, run: () => vscode.commands.executeCommand(id, ...args) };
}
