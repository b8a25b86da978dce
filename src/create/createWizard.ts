import * as vscode from "vscode";
import { toRequest, type CreateRequest } from "../core/create/createAnswers";
import type { Account } from "../core/servers/account";
import type { CatalogueLoader, LoadingCatalogue } from "../core/create/catalogueLoader";
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
import { Prompts } from "../ui/prompts/prompts";
import type { StepContext } from "./stepContext";

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

/**
 * Asks for everything that a new server needs. Nothing is sent from here: it can be closed at any
 * point without cost, and the answers are kept for the session.
 */
export class CreateWizard {
  readonly #prompts = new Prompts();
  #draft: CreateDraft | undefined;
  #isPerhapsCreated = false;
  #entered: EnteredChoices = nothingEntered;
  #catalogues = new Map<string, LoadingCatalogue>();

  constructor(private readonly dependencies: CreateWizardDependencies) {}

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
  async ask(how: "resume" | "offerToContinue"): Promise<CreateOrder | undefined> {
    this.#catalogues = new Map();
    let draft = await this.#startingPoint(how);
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
  }

  /** The draft does not know the accounts; it is fitted to those signed in before each question. */
  async #startingPoint(how: "resume" | "offerToContinue"): Promise<CreateDraft | undefined> {
    const kept = this.#draft;
    if (!kept || !hasAnswers(kept)) {
      return startDraft(this.#situation());
    }
    if (how === "resume") {
      return kept;
    }
    const choice = await askToContinue(this.#prompts, kept, this.#isPerhapsCreated);
    if (choice === "startOver") {
      this.finish();
      return startDraft(this.#situation());
    }
    return choice && kept;
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
    const context = await this.#withPresentPrice(draft, situation);
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
        if (await this.#isOtherPrice(context)) {
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
      catalogue: this.#catalogueOf(key),
      orderFieldsOf: this.dependencies.orderForm.fieldsOf,
      isPerhapsCreated: this.#isPerhapsCreated,
      entered: this.#entered,
      remember: (entered) => {
        this.#entered = { ...this.#entered, ...entered };
      },
    };
  }

  /** A plan that was chosen hours ago is ordered at the price of now. */
  async #withPresentPrice(draft: CreateDraft, situation: WizardContext): Promise<StepContext> {
    this.#dropStale();
    const context = this.#context(draft, situation);
    const { plan } = draft.answers;
    if (!plan || (plan.monthlyUsd === undefined && plan.hourlyUsd === undefined)) {
      return context;
    }
    const { plans } = await context.catalogue.whenLoaded;
    const offer = plans.find(({ id }) => id === plan.id);
    const price = { monthlyUsd: offer?.monthlyUsd, hourlyUsd: offer?.hourlyUsd };
    return {
      ...context,
      draft: { ...draft, answers: { ...draft.answers, plan: { ...plan, ...price } } },
    };
  }

  /** The review may have stood open for hours, and the computer asleep. */
  async #isOtherPrice({ draft, situation }: StepContext): Promise<boolean> {
    const { plan } = draft.answers;
    const now = (await this.#withPresentPrice(draft, situation)).draft.answers.plan;
    return now?.monthlyUsd !== plan?.monthlyUsd || now?.hourlyUsd !== plan?.hourlyUsd;
  }

  #dropStale(): void {
    const { catalogues } = this.dependencies;
    for (const [accountKey, { now }] of this.#catalogues) {
      if (now && !catalogues.isFresh(accountKey)) {
        this.#catalogues.delete(accountKey);
      }
    }
  }

  /** Requested once per wizard, so that a list that fails does not delay every question. */
  #catalogueOf(accountKey: string): LoadingCatalogue {
    const known = this.#catalogues.get(accountKey) ?? this.dependencies.catalogues.load(accountKey);
    this.#catalogues.set(accountKey, known);
    return known;
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
  const message = vscode.l10n.t(
    "The price may have changed since you opened this. Check it before you create the server.",
  );
  return { message, option: undefined };
}

/** What follows from one question. */
type Turn =
  | { readonly kind: "next"; readonly draft: CreateDraft }
  | { readonly kind: "order"; readonly order: CreateOrder }
  | { readonly kind: "left" };
