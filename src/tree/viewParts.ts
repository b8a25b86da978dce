import * as vscode from "vscode";
import type { Problem } from "../core/base/problem";
import { settings } from "../ui/settings";

/** Why no account can be used, whoever is signed in. */
export function apiUrlProblem(): Problem | undefined {
  const apiUrl = settings.apiUrl();
  return apiUrl.ok ? undefined : { kind: "insecureUrl", reason: apiUrl.fault };
}

export function badgeOf(count: number): vscode.ViewBadge | undefined {
  if (count === 0) {
    return undefined;
  }
  const tooltip =
    count === 1
      ? vscode.l10n.t("1 server needs attention")
      : vscode.l10n.t("{0} servers need attention", count);
  return { value: count, tooltip };
}
