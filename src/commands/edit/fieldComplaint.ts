import * as vscode from "vscode";
import type { Problem } from "../../core/base/problem";
import type { ServerSettings } from "../../core/servers/serverSettings";

export type Field = keyof ServerSettings;

/** What the API said about what was to be changed. */
export interface FieldComplaints {
  readonly fields: ReadonlyMap<Field, string>;
  /** What it said about nothing in particular, or about what the form does not have. */
  readonly other: string | undefined;
}

export const noComplaints: FieldComplaints = { fields: new Map(), other: undefined };

const fieldOf: ReadonlyMap<string, Field> = new Map([
  ["name", "name"],
  ["hostname", "hostname"],
  ["backups_enabled", "backupsEnabled"],
]);

/** Undefined if the problem is not about what the user entered. */
export function complaintsOf(problem: Problem): FieldComplaints | undefined {
  if (problem.kind !== "invalid") {
    return undefined;
  }
  const fields = new Map<Field, string>();
  const others: string[] = [];
  for (const { field, message } of problem.fields) {
    const known = fieldOf.get(field);
    if (known) {
      fields.set(known, vscode.l10n.t("VPS.org says: {0}", message));
    } else {
      others.push(`${field}: ${message}`);
    }
  }
  const detail = problem.detail === undefined ? [] : [problem.detail];
  const other = [...others, ...detail].join(" ");
  const isSilent = fields.size === 0 && other === "";
  return {
    fields,
    other: isSilent
      ? vscode.l10n.t("VPS.org did not accept the request.")
      : other === ""
        ? undefined
        : vscode.l10n.t("VPS.org says: {0}", other),
  };
}
