import * as vscode from "vscode";
import type { ServerDetails } from "../../core/servers/server";
import type { ServerSettings } from "../../core/changes/serverEdits";
import { checkHostname, checkName } from "../../ui/prompts/nameChecks";
import { Prompts } from "../../ui/prompts/prompts";
import type { Answered, PickItem } from "../../ui/prompts/questions";

type Changes = Partial<ServerSettings>;
type Field = keyof ServerSettings;

interface Form {
  readonly prompts: Prompts;
  readonly title: string;
  /** The server as it would be after saving. */
  readonly now: ServerDetails;
  readonly othersNames: readonly string[];
}

/**
 * Shows everything that can be changed in one list, and returns the changes when the user saves.
 */
export async function askForSettings(
  details: ServerDetails,
  othersNames: readonly string[],
): Promise<Changes | undefined> {
  const prompts = new Prompts();
  const title = vscode.l10n.t("Edit {0}", details.name);
  let changes: Changes = {};
  for (;;) {
    const chosen = await prompts.pick<Field | "save">({
      title,
      canGoBack: false,
      placeholder: vscode.l10n.t("Select a setting to change, then save"),
      items: itemsOf(details, changes),
      isCurrent: (value) => value === "save",
    });
    if (chosen.kind !== "answered") {
      return undefined;
    }
    if (chosen.value === "save") {
      return changes;
    }
    const now = { ...details, ...changes };
    const answered = await askField(chosen.value, { prompts, title, now, othersNames });
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
  const item = (field: Field, label: string, description: string, before: string) => ({
    label,
    description,
    value: field,
    ...(field in changes ? { detail: vscode.l10n.t("Not saved yet (was: {0})", before) } : {}),
  });
  const none = vscode.l10n.t("none");
  const backups = vscode.l10n.t("Automatic backups");
  const save: PickItem<"save"> = {
    label: vscode.l10n.t("Save"),
    iconPath: new vscode.ThemeIcon("save"),
    value: "save",
  };
  return [
    ...(Object.keys(changes).length > 0 ? [save] : []),
    item("name", vscode.l10n.t("Name"), now.name, details.name),
    item("hostname", vscode.l10n.t("Hostname"), now.hostname ?? none, details.hostname ?? none),
    item(
      "backupsEnabled",
      backups,
      describeBackups(now.backupsEnabled),
      describeBackups(details.backupsEnabled),
    ),
  ];
}

function describeBackups(enabled: boolean | undefined): string {
  if (enabled === undefined) {
    return vscode.l10n.t("unknown");
  }
  return enabled ? vscode.l10n.t("on") : vscode.l10n.t("off");
}

function askField(field: Field, form: Form): Promise<Answered<Changes>> {
  switch (field) {
    case "name":
      return askName(form);
    case "hostname":
      return askHostname(form);
    case "backupsEnabled":
      return askBackups(form);
  }
}

async function askName({ prompts, title, now, othersNames }: Form): Promise<Answered<Changes>> {
  const answered = await prompts.text({
    title,
    canGoBack: true,
    prompt: vscode.l10n.t("Server name (letters, digits and hyphens)"),
    value: now.name,
    check: (name) => checkName(name, othersNames),
  });
  return answered.kind === "answered"
    ? { kind: "answered", value: { name: answered.value } }
    : answered;
}

async function askHostname({ prompts, title, now }: Form): Promise<Answered<Changes>> {
  const answered = await prompts.text({
    title,
    canGoBack: true,
    prompt: vscode.l10n.t("Full hostname, for example web01.example.com"),
    value: now.hostname ?? "",
    check: checkHostname,
  });
  return answered.kind === "answered"
    ? { kind: "answered", value: { hostname: answered.value } }
    : answered;
}

async function askBackups({ prompts, title, now }: Form): Promise<Answered<Changes>> {
  const answered = await prompts.pick({
    title,
    canGoBack: true,
    placeholder: vscode.l10n.t("Create backups automatically?"),
    items: [
      { label: vscode.l10n.t("On"), value: true },
      { label: vscode.l10n.t("Off"), value: false },
    ],
    isCurrent: (value) => value === now.backupsEnabled,
  });
  return answered.kind === "answered"
    ? { kind: "answered", value: { backupsEnabled: answered.value } }
    : answered;
}

/** A value that equals the API's is not a change. */
function withoutSame(changes: Changes, details: ServerDetails): Changes {
  return Object.fromEntries(
    Object.entries(changes).filter(([field, value]) => value !== Reflect.get(details, field)),
  );
}
