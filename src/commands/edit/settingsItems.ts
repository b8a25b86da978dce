import * as vscode from "vscode";
import type { ServerDetails } from "../../core/servers/server";
import type { ServerSettings } from "../../core/servers/serverSettings";
import type { PickItem } from "../../ui/prompts/questions";
import type { Field, FieldComplaints } from "./fieldComplaint";

/** A line for each setting: its value, what it was before, and what the API said about it. */
export function formItems(
  details: ServerDetails,
  changes: Partial<ServerSettings>,
  { fields }: FieldComplaints,
): readonly PickItem<Field | "save">[] {
  const save: PickItem<"save"> = {
    label: vscode.l10n.t("Save"),
    iconPath: new vscode.ThemeIcon("save"),
    value: "save",
  };
  const now = { ...details, ...changes };
  const item = (field: Field, label: string, describe: (server: ServerDetails) => string) => {
    const unsaved = vscode.l10n.t("Not saved yet (was: {0})", describe(details));
    return {
      label,
      description: describe(now),
      value: field,
      complaint: fields.get(field),
      ...(field in changes ? { detail: unsaved } : {}),
    };
  };
  return [
    ...(Object.keys(changes).length > 0 ? [save] : []),
    item("name", vscode.l10n.t("Name"), ({ name }) => name),
    item("hostname", vscode.l10n.t("Hostname"), describeHostname),
    item("backupsEnabled", vscode.l10n.t("Automatic backups"), describeBackups),
  ];
}

function describeHostname({ hostname = "" }: ServerDetails): string {
  return hostname === "" ? vscode.l10n.t("none") : hostname;
}

function describeBackups({ backupsEnabled }: ServerDetails): string {
  if (backupsEnabled === undefined) {
    return vscode.l10n.t("unknown");
  }
  return backupsEnabled ? vscode.l10n.t("on") : vscode.l10n.t("off");
}
