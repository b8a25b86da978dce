import * as vscode from "vscode";
import { formatsFor } from "../core/base/formats";
import type { PlanOffer } from "../core/create/catalogue";
import { offeredPlans } from "../core/create/createChoices";
import { planSizes, planTraffic } from "../ui/planSizes";
import { pickOrEnter } from "./pickOrEnter";
import { describePrices } from "./prices";
import type { StepAnswer, StepContext } from "./stepContext";

/** Offers the plans available in the chosen location, cheapest first. */
export function askPlan(context: StepContext): Promise<StepAnswer> {
  const location = context.draft.answers.location?.code ?? "";
  return pickOrEnter<PlanOffer>(context, {
    placeholder: vscode.l10n.t("How large should the server be?"),
    itemsOf: (knowledge) =>
      offeredPlans(location, knowledge).map((plan) => ({
        label: plan.name,
        key: plan.id,
        description: describePrices(plan),
        detail: describeSize(plan),
        value: plan,
      })),
    list: "plans",
    isCurrent: ({ id }) => id === context.draft.answers.plan?.id,
    isPresent: ({ id }) => id === context.draft.answers.plan?.id,
    toAnswer: ({ id, name, monthlyUsd, hourlyUsd, locations }) => ({
      plan: { id, label: name, monthlyUsd, hourlyUsd, locations },
    }),
    enter: {
      label: vscode.l10n.t("Enter a plan ID…"),
      prompt: vscode.l10n.t(
        "Plan ID at VPS.org. For a server that you have, it is in Copy As > JSON.",
      ),
      toAnswer: (choice) => {
        context.remember({ plans: [...context.entered.plans, choice] });
        const unknown = { monthlyUsd: undefined, hourlyUsd: undefined, locations: undefined };
        return { plan: { ...choice, ...unknown } };
      },
    },
  });
}

function describeSize(plan: PlanOffer): string {
  const formats = formatsFor(vscode.env.language);
  const { bandwidthGb } = plan;
  const traffic = bandwidthGb === undefined ? [] : [planTraffic(bandwidthGb, formats)];
  return [...planSizes(plan, formats), ...traffic].join(" · ");
}
