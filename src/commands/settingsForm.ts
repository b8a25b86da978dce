import * as vscode from "vscode";
import type { ServerDetails } from "../core/server";
import type { ServerSettings } from "../core/serverEdits";
import { hostnameFaultMessage, nameFaultMessage } from "../ui/nameMessages";
import { Prompts, type Answered, type PickItem } from "../wizard/prompts";

type Changes = Partial<ServerSettings>;
type Field = keyof ServerSettings;

/** Shows what can be changed in one list, and gives the changes once the person saves. */
export async function askForSettings(details: ServerDetails): Promise<Changes | undefined> {
  const prompts = new Prompts();
  let changes: Changes = {};
  for (;;) {
    const chosen = await prompts.pick<Field | "save">({
      title: vscode.l10n.t("Edit {0}", details.name),
      canGoBack: false,
      placeholder: vscode.l10n.t("Choose what to change, then save"),
      items: itemsOf(details, changes),
      isCurrent: (value) => value === "save",
    });
    if (chosen.kind !== "answered") {
      return undefined;
    }
    if (chosen.value === "save") {
      return changes;
    }
    const answered = await askField(chosen.value, { ...details, ...changes }, prompts);
    if (answered.kind === "cancelled") {
      return undefined;
    }
    if (answered.kind === "answered") {
      changes = withoutSame({ ...changes, ...answered.value }, details);
    }
  }
}

function itemsOf(details: ServerDetails, changes: Changes): readonly PickItem<Field | "save">[] {
  const now = { ...details, ...changes };
  const item = (field: Field, label: string, description: string) => ({
    label,
    description,
    value: field,
    ...(field in changes ? { detail: vscode.l10n.t("changed, not saved yet") } : {}),
  });
  const save: PickItem<"save"> = {
    label: vscode.l10n.t("Save"),
    iconPath: new vscode.ThemeIcon("save"),
    value: "save",
  };
  return [
    ...(Object.keys(changes).length > 0 ? [save] : []),
    item("name", vscode.l10n.t("Name"), now.name),
    item("hostname", vscode.l10n.t("Hostname"), now.hostname ?? vscode.l10n.t("none")),
    item("backupsEnabled", vscode.l10n.t("Automatic backups"), describeBackups(now.backupsEnabled)),
  ];
}

function describeBackups(enabled: boolean | undefined): string {
  if (enabled === undefined) {
    return vscode.l10n.t("VPS.org does not say");
  }
  return enabled ? vscode.l10n.t("on") : vscode.l10n.t("off");
}

async function askField(
  field: Field,
  now: ServerDetails,
  prompts: Prompts,
): Promise<Answered<Changes>> {
  switch (field) {
    case "name":
      return askName(now, prompts);
    case "hostname":
      return askHostname(now, prompts);
    case "backupsEnabled":
      return askBackups(now, prompts);
  }
}

async function askName({ name }: ServerDetails, prompts: Prompts): Promise<Answered<Changes>> {
  const answered = await prompts.text({
    title: vscode.l10n.t("Name"),
    canGoBack: true,
    prompt: vscode.l10n.t("The server's name: letters, digits and hyphens"),
    value: name,
    check: (text) => error(nameFaultMessage(text)),
  });
  return answered.kind === "answered"
    ? { kind: "answered", value: { name: answered.value } }
    : answered;
}

async function askHostname(
  { hostname }: ServerDetails,
  prompts: Prompts,
): Promise<Answered<Changes>> {
  const answered = await prompts.text({
    title: vscode.l10n.t("Hostname"),
    canGoBack: true,
    prompt: vscode.l10n.t("The full hostname, as in web01.example.com"),
    value: hostname ?? "",
    check: (text) => error(hostnameFaultMessage(text)),
  });
  return answered.kind === "answered"
    ? { kind: "answered", value: { hostname: answered.value } }
    : answered;
}

async function askBackups(
  { backupsEnabled }: ServerDetails,
  prompts: Prompts,
): Promise<Answered<Changes>> {
  const answered = await prompts.pick({
    title: vscode.l10n.t("Automatic backups"),
    canGoBack: true,
    placeholder: vscode.l10n.t("Are backups to be made automatically?"),
    items: [
      { label: vscode.l10n.t("On"), value: true },
      { label: vscode.l10n.t("Off"), value: false },
    ],
    isCurrent: (value) => value === backupsEnabled,
  });
  return answered.kind === "answered"
    ? { kind: "answered", value: { backupsEnabled: answered.value } }
    : answered;
}

function error(message: string | undefined) {
  return message === undefined ? undefined : ({ message, severity: "error" } as const);
}

/** A value that is as the API has it is no change. */
function withoutSame(changes: Changes, details: ServerDetails): Changes {
  return Object.fromEntries(
    Object.entries(changes).filter(([field, value]) => value !== Reflect.get(details, field)),
  );
}
