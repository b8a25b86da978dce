import * as vscode from "vscode";
import type { ServerDetails } from "../../core/servers/server";
import type { ServerSettings } from "../../core/servers/serverSettings";
import { checkHostname, checkName } from "../../ui/prompts/nameChecks";
import type { Prompts } from "../../ui/prompts/prompts";
import type { Answered } from "../../ui/prompts/questions";
import type { Field } from "./fieldComplaint";

type Changes = Partial<ServerSettings>;

export interface FieldContext {
  readonly prompts: Prompts;
  readonly title: string;
  /** The server as it would be after saving. */
  readonly now: ServerDetails;
  readonly othersNames: readonly string[];
  /** What was typed into fields that were left without an answer. */
  readonly typed: Map<Field, string>;
  readonly complaint: string | undefined;
}

/** The question of one field. */
export async function askField(field: Field, context: FieldContext): Promise<Answered<Changes>> {
  switch (field) {
    case "name":
      return mapped(await askName(context), (name) => ({ name }));
    case "hostname":
      return mapped(await askHostname(context), (hostname) => ({ hostname }));
    case "backupsEnabled":
      return mapped(await askBackups(context), (backupsEnabled) => ({ backupsEnabled }));
  }
}

function askName(context: FieldContext): Promise<Answered<string>> {
  return context.prompts.text({
    ...frameOf("name", context, context.now.name),
    prompt: vscode.l10n.t("Server name (letters, digits and hyphens)"),
    check: (name) => checkName(name, context.othersNames),
  });
}

function askHostname(context: FieldContext): Promise<Answered<string>> {
  return context.prompts.text({
    ...frameOf("hostname", context, context.now.hostname ?? ""),
    prompt: vscode.l10n.t(
      "Full hostname, for example web01.example.com. Leave it empty for no hostname.",
    ),
    check: (hostname) => (hostname === "" ? undefined : checkHostname(hostname)),
  });
}

function askBackups({ prompts, title, now, complaint }: FieldContext): Promise<Answered<boolean>> {
  return prompts.pick({
    title,
    canGoBack: true,
    complaint,
    placeholder: vscode.l10n.t("Create backups automatically?"),
    items: [
      { label: vscode.l10n.t("On"), description: vscode.l10n.t("may cost extra"), value: true },
      { label: vscode.l10n.t("Off"), value: false },
    ],
    isCurrent: (value) => value === now.backupsEnabled,
    isPresent: (value) => value === now.backupsEnabled,
  });
}

function frameOf(field: Field, { title, typed, complaint }: FieldContext, value: string) {
  return {
    title,
    canGoBack: true,
    complaint,
    value: typed.get(field) ?? value,
    onDidType: (text: string) => typed.set(field, text),
  };
}

function mapped<T>(answered: Answered<T>, change: (value: T) => Changes): Answered<Changes> {
  return answered.kind === "answered"
    ? { kind: "answered", value: change(answered.value) }
    : answered;
}
