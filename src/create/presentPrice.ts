import type { PlanChoice } from "../core/create/createAnswers";
import type { LoadingCatalogue } from "../core/create/catalogueLoader";

/** The plan at the price of now; the one that was chosen in an earlier wizard may cost another. */
export async function atPresentPrice(
  plan: PlanChoice | undefined,
  { whenLoaded }: LoadingCatalogue,
): Promise<PlanChoice | undefined> {
  if (!plan || (plan.monthlyUsd === undefined && plan.hourlyUsd === undefined)) {
    return plan;
  }
  const { plans } = await whenLoaded;
  const offer = plans.find(({ id }) => id === plan.id);
  return { ...plan, monthlyUsd: offer?.monthlyUsd, hourlyUsd: offer?.hourlyUsd };
}

export function costsTheSame(before: PlanChoice | undefined, now: PlanChoice | undefined): boolean {
  return before?.monthlyUsd === now?.monthlyUsd && before?.hourlyUsd === now?.hourlyUsd;
}
