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
import { createSteps, type CreateOption, type CreateStep } from "../core/create/createSteps";
import type { OrderForm } from "../core/create/orderForm";
import type { Server } from "../core/servers/server";
import type { Prompts } from "../ui/prompts/prompts";
import type { Answered } from "../ui/prompts/questions";
import { describePrices } from "./prices";

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
  /** The wizard was closed with these answers before. */
  readonly isResumed: boolean;
  readonly entered: EnteredChoices;
  /** Text that was typed into a question that was then left, by the question. */
  readonly typed: Map<TypedKey, string>;
  /** The same question with the lists requested again. */
  readonly reload: () => StepContext;
  /** Remembers what was entered by hand, to offer it again next time. */
  readonly remember: (entered: Partial<EnteredChoices>) => void;
}

/** The questions that take a text. */
export type TypedKey = "name" | "hostname" | `id:${CreateStep | CreateOption}`;

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
    reminder: reminderOf(draft),
  };
}

/** Plan and price, once they are chosen. */
function reminderOf({ step, answers: { plan } }: CreateDraft): string | undefined {
  const isLater = createSteps.indexOf(step) > createSteps.indexOf("plan");
  return plan && isLater
    ? [plan.label, describePrices(plan)].filter(Boolean).join(", ")
    : undefined;
}

/** A box that opens with what was typed into it before it was left. */
export function typedFrame({ typed }: StepContext, key: TypedKey, otherwise: string) {
  return {
    value: typed.get(key) ?? otherwise,
    onDidType: (text: string) => {
      typed.set(key, text);
    },
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
