import * as vscode from "vscode";
import { createCurl, createJson } from "../api/createCommand";
import type { Account } from "../core/account";
import { emptyCatalogue } from "../core/catalogue";
import type { CatalogueLoader } from "../core/catalogueLoader";
import { toRequest, type CreateRequest } from "../core/createAnswers";
import { nothingEntered, type EnteredChoices } from "../core/createChoices";
import {
  answer,
  back,
  hasAnswers,
  note,
  revise,
  startDraft,
  type CreateDraft,
  type CreateSituation,
  type CreateStep,
} from "../core/createServerPlan";
import type { ServerStore } from "../core/serverStore";
import { askAccount } from "./askAccount";
import { askLocation } from "./askLocation";
import { askName } from "./askName";
import { askOptions } from "./askOptions";
import { askPlan } from "./askPlan";
import { askReview } from "./askReview";
import { askSystem } from "./askSystem";
import { Prompts } from "./prompts";
import { askToContinue } from "./askToContinue";
import type { StepAnswer, StepContext } from "./stepContext";

/** What the person decided at the end of the wizard: this, for that account. */
export interface CreateOrder {
  readonly accountKey: string;
  readonly request: CreateRequest;
}

export interface CreateWizardDependencies {
  readonly store: ServerStore;
  readonly catalogues: CatalogueLoader;
}

/**
 * Asks for everything that a new server needs. Nothing is sent from here: closing it anywhere
 * costs nothing, and what was answered is kept for the session.
 */
export class CreateWizard {
  readonly #prompts = new Prompts();
  #draft: CreateDraft | undefined;
  #entered: EnteredChoices = nothingEntered;

  constructor(private readonly dependencies: CreateWizardDependencies) {}

  /** Shows the wizard that is open already; false where there is none. */
  bringToFront(): boolean {
    return this.#prompts.bringToFront();
  }

  /** The order, or undefined when the person left; the answers stay either way. */
  async ask(): Promise<CreateOrder | undefined> {
    const situation = { asksForAccount: this.#accounts().length > 1 };
    const start = await this.#startingPoint(situation);
    if (!start) {
      return undefined;
    }
    let draft = start;
    for (;;) {
      this.#draft = draft;
      const turn =
        draft.step === "review"
          ? await this.#review(draft, situation)
          : await this.#question(draft, situation);
      if (turn.kind !== "next") {
        return turn.kind === "order" ? turn.order : undefined;
      }
      draft = turn.draft;
    }
  }

  /** Where the wizard opens next time, after the API has said what it does not like. */
  reopenAt(step: CreateStep, complaint: string): void {
    this.#draft = this.#draft && revise(this.#draft, step, complaint);
  }

  /** The server exists: the next wizard starts anew. */
  finish(): void {
    this.#draft = undefined;
  }

  async #startingPoint(situation: CreateSituation): Promise<CreateDraft | undefined> {
    const kept = this.#draft;
    if (!kept || !hasAnswers(kept) || !this.#accountOf(kept)) {
      return startDraft(situation);
    }
    if (kept.complaint !== undefined) {
      return kept;
    }
    const choice = await askToContinue(this.#prompts, kept);
    return choice === "startOver" ? startDraft(situation) : choice && kept;
  }

  async #question(draft: CreateDraft, situation: CreateSituation): Promise<Turn> {
    const answered = await this.#askStep(this.#context(draft, situation));
    switch (answered.kind) {
      case "answered":
        return { kind: "next", draft: answer(draft, answered.value, situation) };
      case "noted":
        return { kind: "next", draft: note(draft, answered.value) };
      case "back":
        return { kind: "next", draft: back(draft, situation) ?? draft };
      case "cancelled":
        return { kind: "left" };
    }
  }

  #askStep(context: StepContext): Promise<StepAnswer> {
    switch (context.draft.step) {
      case "account":
        return askAccount(context, this.#accounts());
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

  async #review(draft: CreateDraft, situation: CreateSituation): Promise<Turn> {
    const answered = await askReview(this.#context(draft, situation));
    if (answered.kind === "cancelled") {
      return { kind: "left" };
    }
    if (answered.kind === "back") {
      return { kind: "next", draft: back(draft, situation) ?? draft };
    }
    const account = this.#accountOf(draft);
    const request = toRequest(draft.answers);
    if (!account || !request) {
      return { kind: "next", draft: answer(draft, {}, situation) };
    }
    const next: Turn = { kind: "next", draft: { ...draft, complaint: undefined } };
    switch (answered.value.kind) {
      case "create":
        return { kind: "order", order: { accountKey: account.key, request } };
      case "copyCurl":
        await copy(createCurl(request, account.apiUrl));
        return next;
      case "copyJson":
        await copy(createJson(request));
        return next;
      case "revise":
        return { kind: "next", draft: revise(draft, answered.value.step) };
    }
  }

  #context(draft: CreateDraft, situation: CreateSituation): StepContext {
    const account = this.#accountOf(draft) ?? this.#accounts()[0];
    return {
      prompts: this.#prompts,
      draft,
      situation,
      servers: this.dependencies.store
        .allServers()
        .filter((view) => view.account.key === account?.key)
        .map(({ server }) => server),
      catalogue: account
        ? this.dependencies.catalogues.load(account.key)
        : Promise.resolve(emptyCatalogue),
      entered: this.#entered,
      remember: (entered) => {
        this.#entered = { ...this.#entered, ...entered };
      },
    };
  }

  /** The account of the draft while it is signed in; without the question, the only one. */
  #accountOf({ answers }: CreateDraft): Account | undefined {
    const accounts = this.#accounts();
    return answers.account
      ? accounts.find(({ key }) => key === answers.account?.id)
      : accounts.length === 1
        ? accounts[0]
        : undefined;
  }

  #accounts(): readonly Account[] {
    return this.dependencies.store.views().map(({ account }) => account);
  }
}

/** What one question leads to. */
type Turn =
  | { readonly kind: "next"; readonly draft: CreateDraft }
  | { readonly kind: "order"; readonly order: CreateOrder }
  | { readonly kind: "left" };

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Copied. The token is not in it."), 3_000);
}
