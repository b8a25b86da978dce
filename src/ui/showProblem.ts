import * as vscode from "vscode";
import type { CommandName } from "../core/base/commandIds";
import { settingIds, type SettingId } from "../core/base/manifestIds";
import type { Problem } from "../core/base/problem";
import { describeProblem, describeReason } from "./describeProblem";
import type { MessageButton, Notifier } from "./notifier";
import { openSetting, runCommand } from "./runCommand";

export interface ProblemOptions {
  readonly prefix?: string;
  /** The user sees elsewhere why it failed, so the message does not repeat it. */
  readonly isReasonSaid?: boolean;
  readonly retry?: () => unknown;
  /** Further buttons, after the problem's own button. */
  readonly more?: readonly MessageButton[];
}

/** Shows what went wrong, with the button that helps. A cancelled request is not reported. */
export function showProblem(
  notifier: Notifier,
  problem: Problem,
  options: ProblemOptions = {},
): void {
  if (problem.kind === "cancelled") {
    return;
  }
  notifier.error(messageFor(problem, options), ...buttonsFor(problem, options));
}

function messageFor(problem: Problem, { prefix, isReasonSaid }: ProblemOptions): string {
  if (prefix === undefined) {
    return describeProblem(problem);
  }
  return isReasonSaid ? prefix : `${prefix} ${describeReason(problem)}`;
}

function buttonsFor(
  problem: Problem,
  { retry, more = [] }: ProblemOptions,
): readonly MessageButton[] {
  const own = ownButton(problem);
  const again = retry ? [{ label: vscode.l10n.t("Try Again"), run: retry }] : [];
  return own
    ? [own, ...more.filter(({ label }) => label !== own.label)]
    : [...again, ...more, command(vscode.l10n.t("Show Log"), "showLog")];
}

function ownButton(problem: Problem): MessageButton | undefined {
  switch (problem.kind) {
    case "unauthorized":
      return command(vscode.l10n.t("Sign In…"), "signIn");
    case "paymentRequired":
      return command(vscode.l10n.t("Open Dashboard"), "openDashboard");
    case "forbidden":
    case "malformedToken":
      return command(vscode.l10n.t("Sign In…"), "signIn");
    case "notFound":
      return command(vscode.l10n.t("Refresh"), "refresh");
    case "insecureUrl":
    case "redirected":
    case "noApi":
      return setting(settingIds.apiUrl);
    case "notTls":
      return setting(problem.side === "api" ? settingIds.apiUrl : "http.proxy");
    case "proxy":
    case "proxyFailed":
    case "handshake":
      return setting("http.proxy");
    default:
      return undefined;
  }
}

function command(label: string, name: CommandName): MessageButton {
  return { label, run: () => runCommand(name) };
}

function setting(id: SettingId | "http.proxy"): MessageButton {
  return { label: vscode.l10n.t("Open Settings"), run: () => openSetting(id) };
}
