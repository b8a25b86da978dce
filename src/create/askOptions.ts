import * as vscode from "vscode";
import type { CreateAnswers } from "../core/create/createAnswers";
import type { FieldRejection } from "../core/create/fieldRejection";
import type { CreateOption } from "../core/create/createSteps";
import type { OrderFields } from "../core/create/orderForm";
import { askBackups } from "./askBackups";
import { askHostname } from "./askHostname";
import { askSshKey } from "./askSshKey";
import type { PickItem } from "../ui/prompts/questions";
import { frameOf, type StepAnswer, type StepContext } from "./stepContext";

type Choice = "continue" | "toggleBackups" | CreateOption;

/** Everything that is optional: Enter continues, and each option opens its own question. */
export async function askOptions(context: StepContext): Promise<StepAnswer> {
  const { answers, complaint } = context.draft;
  const fields = answers.plan && context.orderFieldsOf(answers.plan.id);
  const answered = await context.prompts.pick<Choice>({
    ...frameOf(context),
    complaint: complaint?.option === undefined ? complaint?.message : undefined,
    placeholder: vscode.l10n.t("Continue, or change an option first"),
    items: [
      {
        label: vscode.l10n.t("Continue"),
        iconPath: new vscode.ThemeIcon("arrow-right"),
        value: "continue",
      },
      ...optionItems(answers, fields).map((item) => withComplaint(item, complaint)),
    ],
    isCurrent: (value) => value === (complaint?.option ?? "continue"),
    toggle:
      fields?.backups === false
        ? undefined
        : {
            label: vscode.l10n.t("Automatic backups"),
            icon: "history",
            isOn: answers.backupsEnabled,
            value: "toggleBackups",
          },
  });
  if (answered.kind !== "answered") {
    return answered;
  }
  if (answered.value === "continue") {
    return { kind: "answered", value: {} };
  }
  if (answered.value === "toggleBackups") {
    return { kind: "noted", value: { backupsEnabled: !answers.backupsEnabled } };
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

function optionItems(
  answers: CreateAnswers,
  fields: OrderFields | undefined,
): readonly PickItem<CreateOption>[] {
  const { sshKey, backupsEnabled } = answers;
  return [
    {
      label: vscode.l10n.t("Hostname"),
      iconPath: new vscode.ThemeIcon("globe"),
      description: describeHostname(answers, fields),
      value: "hostname",
    },
    {
      label: vscode.l10n.t("SSH key"),
      iconPath: new vscode.ThemeIcon("key"),
      description: sshKey?.label ?? vscode.l10n.t("none"),
      value: "sshKey",
    },
    ...(fields?.backups === false
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

/** Where a server has no name of its own, the API is given the name for a hostname. */
function describeHostname(
  { hostname, name }: CreateAnswers,
  fields: OrderFields | undefined,
): string {
  if (hostname !== "") {
    return hostname;
  }
  return fields?.ownName === false && name !== undefined ? name : vscode.l10n.t("none");
}

function withComplaint(
  item: PickItem<CreateOption>,
  complaint: FieldRejection | undefined,
): PickItem<CreateOption> {
  return complaint && complaint.option === item.value
    ? { ...item, complaint: complaint.message }
    : item;
}

function askOption(option: CreateOption, context: StepContext): Promise<StepAnswer> {
  switch (option) {
    case "hostname":
      return askHostname(context);
    case "sshKey":
      return askSshKey(context);
    case "backups":
      return askBackups(context);
  }
}
