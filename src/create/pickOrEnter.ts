import * as vscode from "vscode";
import { idPattern } from "../core/base/idPattern";
import { emptyCatalogue, type Catalogue, type ListName } from "../core/create/catalogue";
import type { Choice, CreateAnswers } from "../core/create/createAnswers";
import type { OfferSources } from "../core/create/createChoices";
import type { CreateOption } from "../core/create/createSteps";
import { heading, type Answered, type PickItem } from "../ui/prompts/questions";
import { missingItems } from "./missingItems";
import {
  frameOf,
  knowledgeOf,
  mapAnswer,
  typedFrame,
  type StepAnswer,
  type StepContext,
  type TypedKey,
} from "./stepContext";

/** A question with a list that may be incomplete: what is missing can be entered by its id. */
export interface OfferQuestion<Offer> {
  readonly placeholder: string;
  readonly itemsOf: (knowledge: OfferSources) => readonly PickItem<Offer>[];
  /** Shows what the user's servers and input offer until the API's lists have loaded. */
  readonly showsAtOnce?: boolean;
  /** The current answer, or else the most likely one. */
  readonly isCurrent: (offer: Offer) => boolean;
  readonly toAnswer: (offer: Offer) => Partial<CreateAnswers>;
  readonly enter: {
    readonly label: string;
    readonly prompt: string;
    readonly toAnswer: (choice: Choice) => Partial<CreateAnswers>;
  };
  /** The answer that the user has given. */
  readonly isPresent: (offer: Offer) => boolean;
  /** The list of the API that it is about. */
  readonly list: ListName;
  /** The option that it is about, if any. */
  readonly option?: CreateOption;
}

type OfferOrEnter<Offer> =
  | { readonly kind: "offer"; readonly offer: Offer }
  | { readonly kind: "enter" }
  | { readonly kind: "retry" };

export async function pickOrEnter<Offer>(
  context: StepContext,
  question: OfferQuestion<Offer>,
): Promise<StepAnswer> {
  const frame = frameOf(context, question.option);
  const offersOf = (catalogue: Catalogue) => question.itemsOf(knowledgeOf(context, catalogue));
  const items = (catalogue: Catalogue) => {
    const offers = withComplaint(offersOf(catalogue), question, frame.complaint);
    return [
      ...withEntry(offers, question.enter.label),
      ...missingItems<OfferOrEnter<Offer>>(catalogue, question.list, {
        retry: { kind: "retry" },
        hasOffers: offers.some(({ value }) => value !== undefined),
      }),
    ];
  };
  const itemsBefore = () => {
    const offers = question.showsAtOnce ? offersOf(emptyCatalogue) : [];
    return withEntry(offers.length > 0 ? offers : [loading<Offer>()], question.enter.label);
  };
  const isCurrentItem = ({ value }: PickItem<Offer>) =>
    value !== undefined && question.isCurrent(value);
  const { now, whenLoaded } = context.catalogue;
  const answered = await context.prompts.pick<OfferOrEnter<Offer>>({
    ...frame,
    // If the rejected choice is in the list, its own line shows the complaint.
    complaint: now && offersOf(now).some(isCurrentItem) ? undefined : frame.complaint,
    placeholder: question.placeholder,
    items: now ? items(now) : itemsBefore(),
    laterItems: now ? undefined : whenLoaded.then(items),
    isCurrent: (value) => value.kind === "offer" && question.isCurrent(value.offer),
    isPresent: (value) => value.kind === "offer" && question.isPresent(value.offer),
  });
  if (answered.kind !== "answered") {
    return answered;
  }
  if (answered.value.kind === "offer") {
    return { kind: "answered", value: question.toAnswer(answered.value.offer) };
  }
  if (answered.value.kind === "retry") {
    return pickOrEnter(context.reload(), question);
  }
  const entered = await enterId(context, question);
  return entered.kind === "back"
    ? pickOrEnter(context, question)
    : mapAnswer(entered, question.enter.toAnswer);
}

/** Keeps a hasty Enter from choosing the entry below. It cannot be chosen itself. */
function loading<Offer>(): PickItem<Offer> {
  return {
    label: vscode.l10n.t("Loading options from VPS.org…"),
    iconPath: new vscode.ThemeIcon("loading~spin"),
    alwaysShow: true,
    value: undefined,
  };
}

/** Shows at the rejected choice why the API rejected it. */
function withComplaint<Offer>(
  items: readonly PickItem<Offer>[],
  { isCurrent }: OfferQuestion<Offer>,
  complaint: string | undefined,
): readonly PickItem<Offer>[] {
  return complaint === undefined
    ? items
    : items.map((item) =>
        item.value !== undefined && isCurrent(item.value) ? { ...item, complaint } : item,
      );
}

/** The last entry of every list, so that users can continue when the API offers no list. */
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
  return [...offers, ...(offers.length > 0 ? [heading<OfferOrEnter<Offer>>("")] : []), enter];
}

async function enterId<Offer>(
  context: StepContext,
  { enter: { prompt }, option }: OfferQuestion<Offer>,
): Promise<Answered<Choice>> {
  const key: TypedKey = `id:${option ?? context.draft.step}`;
  const answered = await context.prompts.text({
    ...frameOf(context),
    canGoBack: true,
    complaint: undefined,
    prompt,
    ...typedFrame(context, key, ""),
    check: (value) => (value === "" || idPattern.test(value) ? undefined : badId()),
    checkAccepted: (value) => (idPattern.test(value) ? undefined : badId()),
  });
  return mapAnswer(answered, (id) => {
    context.typed.delete(key);
    return { id, label: vscode.l10n.t("ID {0}", id) };
  });
}

function badId() {
  const message = vscode.l10n.t("An ID contains only letters, digits and hyphens.");
  return { message, severity: "error" } as const;
}
