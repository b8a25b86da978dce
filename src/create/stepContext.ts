import * as vscode from "vscode";
import type { Catalogue } from "../core/create/catalogue";
import type { LoadingCatalogue } from "../core/create/catalogueLoader";
import type { CreateAnswers } from "../core/create/createAnswers";
import type { EnteredChoices, OfferSources } from "../core/create/createChoices";
import {
  previousStep,
  progressOf,
  type CreateDraft,
  type WizardContext,
} from "../core/create/createServerPlan";
import type { CreateOption } from "../core/create/createSteps";
import type { OrderForm } from "../core/create/orderForm";
import type { Server } from "../core/servers/server";
import type { Prompts } from "../ui/prompts/prompts";
import type { Answered } from "../ui/prompts/questions";

/** What a question of the wizard can use. */
export interface StepContext {
  readonly prompts: Prompts;
  readonly draft: CreateDraft;
  readonly situation: WizardContext;
  /** The account's servers as currently known. */
  readonly servers: readonly Server[];
  readonly catalogue: LoadingCatalogue;
  readonly orderFieldsOf: OrderForm["fieldsOf"];
  /** An earlier order with these answers may have been carried out. */
  readonly isPerhapsCreated: boolean;
  readonly entered: EnteredChoices;
  /** Remembers what was entered by hand, to offer it again next time. */
  readonly remember: (entered: Partial<EnteredChoices>) => void;
}

/** What a question changes in the answers; "noted" keeps the change and continues asking. */
export type StepAnswer =
  | Answered<Partial<CreateAnswers>>
  | { readonly kind: "noted"; readonly value: Partial<CreateAnswers> };

/** Title, step count and Back, the same for every question; an option has its own complaint. */
export function frameOf({ draft, situation }: StepContext, option?: CreateOption) {
  const { complaint } = draft;
  return {
    title: vscode.l10n.t("Create Server"),
    ...progressOf(draft, situation),
    canGoBack: option !== undefined || previousStep(draft, situation) !== undefined,
    complaint: complaint?.option === option ? complaint?.message : undefined,
  };
}

export function knowledgeOf(context: StepContext, catalogue: Catalogue): OfferSources {
  return { catalogue, servers: context.servers, entered: context.entered };
}

/** Passes other endings on, and turns an answer into a change. */
export function mapAnswer<T, U>(answered: Answered<T>, change: (value: T) => U): Answered<U> {
  return answered.kind === "answered"
    ? { kind: "answered", value: change(answered.value) }
    : answered;
}
