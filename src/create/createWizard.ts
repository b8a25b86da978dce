import { l10n } from "vscode";
import { toRequest, type CreateRequest } from "../core/create/createAnswers";
import type { Account } from "../core/servers/account";
import type { CatalogueLoader } from "../core/create/catalogueLoader";
import { nothingEntered, type EnteredChoices } from "../core/create/createChoices";
import type { FieldRejection } from "../core/create/fieldRejection";
import {
  fitToAccounts,
  answerStep,
  previousStep,
  hasAnswers,
  keepAnswer,
  reviseStep,
  startDraft,
  type CreateDraft,
  type WizardContext,
} from "../core/create/createServerPlan";
import type { CreateStep } from "../core/create/createSteps";
import type { OrderForm } from "../core/create/orderForm";
import type { ServerStore } from "../core/servers/serverStore";
import { askReview } from "./askReview";
import { askStep } from "./askStep";
import { askToContinue } from "./askToContinue";
import { copyRequest } from "./copyRequest";
import { atPresentPrice, costsTheSame } from "./presentPrice";
import { WizardCatalogues } from "./wizardCatalogues";
import { Prompts } from "../ui/prompts/prompts";
import type { StepContext, TypedKey } from "./stepContext";

/** What the user ordered at the end of the wizard, and for which account. */
export interface CreateOrder {
  readonly accountKey: string;
  readonly request: CreateRequest;
}

export interface CreateWizardDependencies {
  readonly store: ServerStore;
  readonly catalogues: Pick<CatalogueLoader, "load" | "isFresh">;
  readonly orderForm: OrderForm;
}

/** Where the user has begun a new server, if it was at a row. */
export interface CreatePlace {
  readonly accountKey: string;
  readonly location: string;
}

/**
 * Asks for everything that a new server needs. Nothing is sent from here: it can be closed at any
 * point without cost, and the answers are kept for the session.
 */
export class CreateWizard {
  readonly #prompts = new Prompts();
  #draft: CreateDraft | undefined;
  #isPerhapsCreated = false;
  #isResumed = false;
  #entered: EnteredChoices = nothingEntered;
  readonly #typed = new Map<TypedKey, string>();
  readonly #catalogues: WizardCatalogues;

  constructor(private readonly dependencies: CreateWizardDependencies) {
    this.#catalogues = new WizardCatalogues(dependencies.catalogues);
  }

  /** Shows the wizard that is already open. Returns false if there is none. */
  bringToFront(): boolean {
    return this.#prompts.bringToFront();
  }

  /** An order with the kept answers may have been carried out. */
  get isPerhapsCreated(): boolean {
    return this.#isPerhapsCreated;
  }

  /** The outcome of the last order is unknown. */
  perhapsCreated(): void {
    this.#isPerhapsCreated = true;
  }

  /**
   * The order, or undefined if the user left; the answers are kept either way. "resume" continues
   * with them without asking.
   */
  async ask(
    how: "resume" | "offerToContinue",
    place?: CreatePlace,
  ): Promise<CreateOrder | undefined> {
    this.#catalogues.forgetAll();
    let draft = await this.#startingPoint(how, place);
    while (draft && this.#accounts().length > 0) {
      draft = fitToAccounts(draft, this.#choices());
      this.#draft = draft;
      const turn =
        draft.step === "review" ? await this.#review(draft) : await this.#question(draft);
      if (turn.kind === "order") {
        return turn.order;
      }
      draft = turn.kind === "next" ? turn.draft : undefined;
    }
    return undefined;
  }

  /** Where the wizard opens next time, after the API has rejected an answer. */
  reopenAt(step: CreateStep, complaint: FieldRejection): void {
    this.#draft = this.#draft && reviseStep(this.#draft, step, complaint);
  }

  /** The server exists or is no longer wanted: the next wizard starts from the beginning. */
  finish(): void {
    this.#draft = undefined;
    this.#isPerhapsCreated = false;
    this.#typed.clear();
  }

  /** The draft does not know the accounts; it is fitted to those signed in before each question. */
  async #startingPoint(
    how: "resume" | "offerToContinue",
    place: CreatePlace | undefined,
  ): Promise<CreateDraft | undefined> {
    const kept = this.#keptDraft();
    this.#isResumed = false;
    if (!kept) {
      return this.#freshDraft(place);
    }
    if (how === "resume") {
      return kept;
    }
    const choice = await askToContinue(this.#prompts, kept, this.#isPerhapsCreated);
    if (choice === "startOver") {
      this.finish();
      return this.#freshDraft(place);
    }
    this.#isResumed = true;
    return choice && kept;
  }

  /** Answers go with the account that they were given for. */
  #keptDraft(): CreateDraft | undefined {
    const kept = this.#draft;
    const accountId = kept?.answers.account?.id;
    if (accountId !== undefined && !this.#accounts().some(({ key }) => key === accountId)) {
      this.finish();
      return undefined;
    }
    return kept && hasAnswers(kept) ? kept : undefined;
  }

  #freshDraft(place: CreatePlace | undefined): CreateDraft {
    const situation = this.#situation();
    const draft = startDraft(situation);
    const account = this.#choices().find(({ id }) => id === place?.accountKey);
    return place && account
      ? answerStep(
          { ...keepAnswer(draft, { account }), step: "location" },
          { location: { code: place.location, id: undefined } },
          situation,
        )
      : draft;
  }

  async #question(draft: CreateDraft): Promise<Turn> {
    const situation = this.#situation();
    const answered = await askStep(this.#context(draft, situation), this.#choices());
    switch (answered.kind) {
      case "answered":
        return { kind: "next", draft: answerStep(draft, answered.value, situation) };
      case "noted":
        return { kind: "next", draft: keepAnswer(draft, answered.value) };
      case "back":
        return { kind: "next", draft: previousStep(draft, situation) ?? draft };
      case "cancelled":
        return { kind: "left" };
    }
  }

  async #review(draft: CreateDraft): Promise<Turn> {
    const situation = this.#situation();
    this.#catalogues.forgetOld();
    const context = await this.#withPresentPrice(this.#context(draft, situation));
    const answered = await askReview(context);
    if (answered.kind === "cancelled") {
      return { kind: "left" };
    }
    if (answered.kind === "back") {
      return { kind: "next", draft: previousStep(draft, situation) ?? draft };
    }
    const account = this.#accountOf(draft);
    const { locations } = await context.catalogue.whenLoaded;
    const request = toRequest(draft.answers, locations);
    if (!account || !request) {
      return { kind: "next", draft: answerStep(draft, {}, situation) };
    }
    switch (answered.value.kind) {
      case "create":
        if (await this.#isOtherPrice(context, account.key)) {
          return { kind: "next", draft: { ...draft, complaint: otherPrice() } };
        }
        this.#draft = { ...draft, complaint: undefined };
        return { kind: "order", order: { accountKey: account.key, request } };
      case "copy":
        await copyRequest(
          answered.value.form,
          request,
          account.apiUrl,
          this.dependencies.orderForm,
        );
        return { kind: "next", draft };
      case "revise":
        return { kind: "next", draft: reviseStep(draft, answered.value.step) };
    }
  }

  #context(draft: CreateDraft, situation: WizardContext): StepContext {
    const key = this.#accountOf(draft)?.key ?? this.#accounts()[0]?.key ?? "";
    return {
      prompts: this.#prompts,
      draft,
      situation,
      servers: this.dependencies.store.serversOf(key),
      catalogue: this.#catalogues.of(key),
      orderFieldsOf: this.dependencies.orderForm.fieldsOf,
      isPerhapsCreated: this.#isPerhapsCreated,
      isResumed: this.#isResumed,
      entered: this.#entered,
      typed: this.#typed,
      reload: () => {
        this.#catalogues.forget(key);
        return this.#context(draft, situation);
      },
      remember: (entered) => {
        this.#entered = { ...this.#entered, ...entered };
      },
    };
  }

  async #withPresentPrice(context: StepContext): Promise<StepContext> {
    const { draft, catalogue } = context;
    const plan = await atPresentPrice(draft.answers.plan, catalogue);
    return { ...context, draft: { ...draft, answers: { ...draft.answers, plan } } };
  }

  /** The review may have stood open for hours, and the computer asleep. */
  async #isOtherPrice({ draft }: StepContext, accountKey: string): Promise<boolean> {
    this.#catalogues.forgetOld();
    const { plan } = draft.answers;
    return !costsTheSame(plan, await atPresentPrice(plan, this.#catalogues.of(accountKey)));
  }

  #accountOf({ answers }: CreateDraft): Account | undefined {
    return this.#accounts().find(({ key }) => key === answers.account?.id);
  }

  #situation(): WizardContext {
    return { asksForAccount: this.#accounts().length > 1 };
  }

  #choices() {
    return this.#accounts().map(({ key, label }) => ({ id: key, label }));
  }

  #accounts(): readonly Account[] {
    return this.dependencies.store.accounts();
  }
}

function otherPrice(): FieldRejection {
  const message = l10n.t(
    "The price may have changed since you opened this. Check it before you create the server.",
  );
  return { message, option: undefined };
}

/** What follows from one question. */
type Turn =
  | { readonly kind: "next"; readonly draft: CreateDraft }
  | { readonly kind: "order"; readonly order: CreateOrder }
  | { readonly kind: "left" };
