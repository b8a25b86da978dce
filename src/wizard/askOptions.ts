import * as vscode from "vscode";
import { createsByUuid } from "../api/createBody";
import type { CreateAnswers } from "../core/createAnswers";
import { hostnameFaultMessage } from "../ui/nameMessages";
import { askSshKey } from "./askSshKey";
import type { PickItem } from "./prompts";
import { frameOf, mapAnswer, type StepAnswer, type StepContext } from "./stepContext";

type Option = "continue" | "hostname" | "sshKey" | "backups";

/** Everything that may be left as it is: Enter goes on, and each option opens its own question. */
export async function askOptions(context: StepContext): Promise<StepAnswer> {
  const { answers } = context.draft;
  const answered = await context.prompts.pick<Option>({
    ...frameOf(context),
    placeholder: vscode.l10n.t("Continue, or change an option first"),
    items: optionItems(answers),
    isCurrent: (value) => value === "continue",
  });
  if (answered.kind !== "answered") {
    return answered;
  }
  if (answered.value === "continue") {
    return { kind: "answered", value: {} };
  }
  const changed = await askOption(answered.value, context);
  switch (changed.kind) {
    case "answered":
      return { kind: "noted", value: changed.value };
    case "back":
      return { kind: "noted", value: {} };
    case "cancelled":
    case "noted":
      return changed;
  }
}

function optionItems(answers: CreateAnswers): readonly PickItem<Option>[] {
  const { hostname, sshKey, backupsEnabled, plan } = answers;
  const none = vscode.l10n.t("none");
  return [
    {
      label: vscode.l10n.t("Continue"),
      iconPath: new vscode.ThemeIcon("arrow-right"),
      value: "continue",
    },
    {
      label: vscode.l10n.t("Hostname"),
      iconPath: new vscode.ThemeIcon("globe"),
      description: hostname === "" ? none : hostname,
      value: "hostname",
    },
    {
      label: vscode.l10n.t("SSH key"),
      iconPath: new vscode.ThemeIcon("key"),
      description: sshKey?.label ?? none,
      value: "sshKey",
    },
    ...(plan && createsByUuid(plan.id)
      ? []
      : [
          {
            label: vscode.l10n.t("Automatic backups"),
            iconPath: new vscode.ThemeIcon("history"),
            description: backupsEnabled ? vscode.l10n.t("on") : vscode.l10n.t("off"),
            value: "backups" as const,
          },
        ]),
  ];
}

function askOption(option: Exclude<Option, "continue">, context: StepContext): Promise<StepAnswer> {
  switch (option) {
    case "hostname":
      return askHostname(context);
    case "sshKey":
      return askSshKey(context);
    case "backups":
      return askBackups(context);
  }
}

async function askHostname(context: StepContext): Promise<StepAnswer> {
  const answered = await context.prompts.text({
    ...frameOf(context),
    canGoBack: true,
    prompt: vscode.l10n.t("The full hostname, or nothing"),
    placeholder: vscode.l10n.t("web01.example.com"),
    value: context.draft.answers.hostname,
    check: (hostname) => {
      const message = hostname === "" ? undefined : hostnameFaultMessage(hostname);
      return message === undefined ? undefined : { message, severity: "error" };
    },
  });
  return mapAnswer(answered, (hostname) => ({ hostname }));
}

async function askBackups(context: StepContext): Promise<StepAnswer> {
  const answered = await context.prompts.pick({
    ...frameOf(context),
    canGoBack: true,
    placeholder: vscode.l10n.t("Are backups to be made automatically?"),
    items: [
      { label: vscode.l10n.t("Off"), value: false },
      {
        label: vscode.l10n.t("On"),
        description: vscode.l10n.t("backups may cost extra"),
        value: true,
      },
    ],
    isCurrent: (value) => value === context.draft.answers.backupsEnabled,
  });
  return mapAnswer(answered, (backupsEnabled) => ({ backupsEnabled }));
}
