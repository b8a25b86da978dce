import * as vscode from "vscode";
import type { Catalogue } from "../core/catalogue";
import type { CreateAnswers } from "../core/createAnswers";
import type { EnteredChoices, Knowledge } from "../core/createChoices";
import { back, progressOf, type CreateDraft, type CreateSituation } from "../core/createServerPlan";
import type { Server } from "../core/server";
import type { Answered, Prompts } from "./prompts";

/** What one question of the wizard has at hand. */
export interface StepContext {
  readonly prompts: Prompts;
  readonly draft: CreateDraft;
  readonly situation: CreateSituation;
  /** The account's servers as known now. */
  readonly servers: readonly Server[];
  readonly catalogue: Promise<Catalogue>;
  readonly entered: EnteredChoices;
  /** Keeps what was entered by hand, to offer it again next time. */
  readonly remember: (entered: Partial<EnteredChoices>) => void;
}

/** What a question changes in the answers; "noted" keeps the change and asks on. */
export type StepAnswer =
  | Answered<Partial<CreateAnswers>>
  | { readonly kind: "noted"; readonly value: Partial<CreateAnswers> };

/** Title, step count and Back, the same for every question. */
export function frameOf({ draft, situation }: StepContext) {
  return {
    title: vscode.l10n.t("Create Server"),
    ...progressOf(draft, situation),
    canGoBack: back(draft, situation) !== undefined,
    complaint: draft.complaint,
  };
}

export function knowledgeOf(context: StepContext, catalogue: Catalogue): Knowledge {
  return { catalogue, servers: context.servers, entered: context.entered };
}

/** Keeps the kind of an ending, and turns an answer into a change. */
export function mapAnswer<T, U>(answered: Answered<T>, change: (value: T) => U): Answered<U> {
  return answered.kind === "answered"
    ? { kind: "answered", value: change(answered.value) }
    : answered;
}
