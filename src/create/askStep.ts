import type { Choice } from "../core/create/createAnswers";
import { askAccount } from "./askAccount";
import { askLocation } from "./askLocation";
import { askName } from "./askName";
import { askOptions } from "./askOptions";
import { askPlan } from "./askPlan";
import { askSystem } from "./askSystem";
import type { StepAnswer, StepContext } from "./stepContext";

/** Asks the question that the draft is at. The review is not one of these questions. */
export function askStep(context: StepContext, accounts: readonly Choice[]): Promise<StepAnswer> {
  switch (context.draft.step) {
    case "account":
      return askAccount(context, accounts);
    case "location":
      return askLocation(context);
    case "plan":
      return askPlan(context);
    case "os":
      return askSystem(context);
    case "name":
      return askName(context);
    case "options":
    case "review":
      return askOptions(context);
  }
}
