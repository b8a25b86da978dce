import * as vscode from "vscode";
import type { Problem } from "../core/base/problem";
import { describeProblem } from "./describeProblem";
import type { MessageButton, Notifier } from "./notifier";

export interface ProblemOptions {
  readonly prefix?: string;
  readonly retry?: () => unknown;
  /** Further buttons, after the one that this problem has for itself. */
  readonly more?: readonly MessageButton[];
}

/** Says what went wrong, with the button that helps; a cancelled request is no news. */
export function showProblem(
  notifier: Notifier,
  problem: Problem,
  options: ProblemOptions = {},
): void {
  if (problem.kind === "cancelled") {
    return;
  }
  const sentence = describeProblem(problem);
  const message = options.prefix === undefined ? sentence : `${options.prefix} ${sentence}`;
  notifier.error(message, ...buttonsFor(problem, options));
}

function buttonsFor(
  problem: Problem,
  { retry, more = [] }: ProblemOptions,
): readonly MessageButton[] {
  const own = ownButton(problem);
  const again = retry ? [{ label: vscode.l10n.t("Retry"), run: retry }] : [];
  return own
    ? [own, ...more.filter(({ label }) => label !== own.label)]
    : [...again, ...more, command(vscode.l10n.t("Show Log"), "vps.showLog")];
}

function ownButton(problem: Problem): MessageButton | undefined {
  switch (problem.kind) {
    case "unauthorized":
      return command(vscode.l10n.t("Sign In…"), "vps.signIn");
    case "paymentRequired":
      return command(vscode.l10n.t("Open Dashboard"), "vps.openDashboard");
    case "forbidden":
    case "malformedToken":
      return command(vscode.l10n.t("Sign In…"), "vps.signIn");
    case "notFound":
      return command(vscode.l10n.t("Refresh"), "vps.servers.refresh");
    case "insecureUrl":
    case "redirected":
    case "noApi":
      return settings("vps.apiUrl");
    case "notTls":
      return settings(problem.side === "api" ? "vps.apiUrl" : "http.proxy");
    case "proxy":
    case "proxyFailed":
    case "handshake":
      return settings("http.proxy");
    default:
      return undefined;
  }
}

function settings(query: string): MessageButton {
  return command(vscode.l10n.t("Open Settings"), "workbench.action.openSettings", query);
}

function command(label: string, id: string, ...args: readonly string[]): MessageButton {
  return { label, run: () => vscode.commands.executeCommand(id, ...args) };
}
