import * as vscode from "vscode";
import type { Problem } from "../core/base/problem";
import { settings } from "../ui/settings";

/** Why no account can be used, whoever is signed in. */
export function apiUrlProblem(): Problem | undefined {
  const apiUrl = settings.apiUrl();
  return apiUrl.ok ? undefined : { kind: "insecureUrl", reason: apiUrl.fault };
}

/** The time of day, with the date if that is not today. */
export function timeOrDay(ms: number, nowMs: number): string {
  const isToday = new Date(ms).toDateString() === new Date(nowMs).toDateString();
  const format = isToday
    ? { timeStyle: "short" as const }
    : { dateStyle: "medium" as const, timeStyle: "short" as const };
  return new Intl.DateTimeFormat(vscode.env.language, format).format(ms);
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
