import * as vscode from "vscode";
import { stepsOf } from "../core/create/createServerPlan";
import type { CreateStep } from "../core/create/createSteps";
import type { RequestForm } from "./copyRequest";
import { heading, type Answered, type PickItem } from "../ui/prompts/questions";
import { describePrices } from "./prices";
import { frameOf, type StepContext } from "./stepContext";

export type ReviewChoice =
  | { readonly kind: "create" }
  | { readonly kind: "copy"; readonly form: RequestForm }
  | { readonly kind: "revise"; readonly step: CreateStep };

/** Everything at a glance. "Create" comes first, and every other line leads to its question. */
export async function askReview(context: StepContext): Promise<Answered<ReviewChoice>> {
  const { answers, complaint } = context.draft;
  const price = answers.plan ? describePrices(answers.plan) : "";
  return context.prompts.pick<ReviewChoice>({
    ...frameOf(context),
    complaint: undefined,
    placeholder: vscode.l10n.t("Review your choices, then create the server"),
    items: [
      {
        label: vscode.l10n.t("Create {0}", answers.name ?? ""),
        iconPath: new vscode.ThemeIcon("add"),
        description: price,
        detail: describeOrder(price, context),
        complaint: complaint?.message,
        value: { kind: "create" },
      },
      heading<ReviewChoice>(vscode.l10n.t("change")),
      ...stepsOf(context.situation).flatMap((step) => revisionItem(step, context)),
      heading<ReviewChoice>(vscode.l10n.t("copy as")),
      copyItem(vscode.l10n.t("Copy as curl command"), { kind: "copy", form: "curl" }),
      copyItem(vscode.l10n.t("Copy as JSON"), { kind: "copy", form: "json" }),
    ],
    // What costs money is not preselected for somebody who only comes back to an old wizard.
    isCurrent: ({ kind }) => kind === (context.isResumed ? "revise" : "create"),
    isWeighty: ({ kind }) => kind === "create",
  });
}

function describeOrder(price: string, { isPerhapsCreated }: StepContext): string {
  if (isPerhapsCreated) {
    return vscode.l10n.t(
      "It may already exist. If you create it again, you may pay for two servers.",
    );
  }
  return price === ""
    ? vscode.l10n.t("This orders the server. VPS.org didn't report a price for this plan.")
    : vscode.l10n.t("This orders the server.");
}

function revisionItem(step: CreateStep, context: StepContext): readonly PickItem<ReviewChoice>[] {
  const line = lineOf(step, context);
  return line
    ? [
        {
          label: line.label,
          description: line.value,
          value: { kind: "revise", step },
          ...(step === "options" && !context.draft.answers.sshKey
            ? { detail: describeNoKey() }
            : {}),
        },
      ]
    : [];
}

/** The API document does not say how the user gets in then. */
function describeNoKey(): string {
  return vscode.l10n.t(
    "Without an SSH key, you can connect only with a password, if VPS.org gives you one.",
  );
}

function lineOf(step: CreateStep, context: StepContext) {
  const { answers } = context.draft;
  switch (step) {
    case "account":
      return { label: vscode.l10n.t("Account"), value: answers.account?.label ?? "" };
    case "location":
      return { label: vscode.l10n.t("Location"), value: answers.location?.code ?? "" };
    case "plan":
      return { label: vscode.l10n.t("Plan"), value: answers.plan?.label ?? "" };
    case "os":
      return { label: vscode.l10n.t("Operating system"), value: answers.os?.label ?? "" };
    case "name":
      return { label: vscode.l10n.t("Name"), value: answers.name ?? "" };
    case "options":
      return { label: vscode.l10n.t("Options"), value: describeOptions(context) };
    case "review":
      return undefined;
  }
}

function describeOptions({ draft, orderFieldsOf }: StepContext): string {
  const { hostname, sshKey, backupsEnabled, plan } = draft.answers;
  return [
    hostname === "" ? vscode.l10n.t("no hostname") : hostname,
    sshKey ? vscode.l10n.t("SSH key {0}", sshKey.label) : vscode.l10n.t("no SSH key"),
    ...(plan && !orderFieldsOf(plan.id).backups
      ? []
      : [backupsEnabled ? vscode.l10n.t("backups on") : vscode.l10n.t("backups off")]),
  ].join(" · ");
}

function copyItem(label: string, value: ReviewChoice): PickItem<ReviewChoice> {
  return { label, iconPath: new vscode.ThemeIcon("copy"), value };
}
