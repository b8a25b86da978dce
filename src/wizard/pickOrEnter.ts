import * as vscode from "vscode";
import type { Catalogue } from "../core/catalogue";
import type { Choice, CreateAnswers } from "../core/createAnswers";
import type { Knowledge } from "../core/createChoices";
import type { Answered, PickItem } from "./prompts";
import { frameOf, knowledgeOf, mapAnswer, type StepAnswer, type StepContext } from "./stepContext";

/** A question with a list, which may be incomplete: what is not in it can be entered by its id. */
export interface OfferQuestion<Offer> {
  readonly placeholder: string;
  readonly itemsOf: (knowledge: Knowledge) => readonly PickItem<Offer>[];
  /** Shown until the API's lists are there; none where nothing is known without them. */
  readonly known?: Catalogue;
  readonly isCurrent: (offer: Offer) => boolean;
  readonly toAnswer: (offer: Offer) => Partial<CreateAnswers>;
  readonly enter: {
    readonly label: string;
    readonly prompt: string;
    readonly toAnswer: (choice: Choice) => Partial<CreateAnswers>;
  };
  readonly canGoBack?: boolean;
}

type OfferOrEnter<Offer> =
  { readonly kind: "offer"; readonly offer: Offer } | { readonly kind: "enter" };

export async function pickOrEnter<Offer>(
  context: StepContext,
  question: OfferQuestion<Offer>,
): Promise<StepAnswer> {
  const frame = frameOf(context);
  const items = (catalogue: Catalogue) =>
    withEntry(question.itemsOf(knowledgeOf(context, catalogue)), question.enter.label);
  const answered = await context.prompts.pick<OfferOrEnter<Offer>>({
    ...frame,
    canGoBack: question.canGoBack ?? frame.canGoBack,
    placeholder: question.placeholder,
    items: question.known ? items(question.known) : [],
    laterItems: context.catalogue.then(items),
    isCurrent: (value) => value.kind === "offer" && question.isCurrent(value.offer),
  });
  if (answered.kind !== "answered") {
    return answered;
  }
  if (answered.value.kind === "offer") {
    return { kind: "answered", value: question.toAnswer(answered.value.offer) };
  }
  const entered = await enterId(context, question.enter.prompt);
  return entered.kind === "back"
    ? pickOrEnter(context, question)
    : mapAnswer(entered, question.enter.toAnswer);
}

export function heading<T>(label: string): PickItem<T> {
  return { label, kind: vscode.QuickPickItemKind.Separator, value: undefined };
}

/** The last entry of every list, so that an API without a list stops nobody. */
function withEntry<Offer>(
  items: readonly PickItem<Offer>[],
  label: string,
): readonly PickItem<OfferOrEnter<Offer>>[] {
  const offers = items.map((item): PickItem<OfferOrEnter<Offer>> => ({
    ...item,
    value: item.value === undefined ? undefined : { kind: "offer", offer: item.value },
  }));
  const enter: PickItem<OfferOrEnter<Offer>> = {
    label,
    iconPath: new vscode.ThemeIcon("edit"),
    value: { kind: "enter" },
    alwaysShow: true,
  };
  return [...offers, heading(""), enter];
}

async function enterId(context: StepContext, prompt: string): Promise<Answered<Choice>> {
  const answered = await context.prompts.text({
    ...frameOf(context),
    canGoBack: true,
    complaint: undefined,
    prompt,
    value: "",
    check: (value) =>
      /^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$/.test(value)
        ? undefined
        : {
            message: vscode.l10n.t("An id is a number, or letters, digits and hyphens."),
            severity: "error",
          },
  });
  return mapAnswer(answered, (id) => ({ id, label: vscode.l10n.t("id {0}", id) }));
}
