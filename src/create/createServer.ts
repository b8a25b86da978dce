import * as vscode from "vscode";
import type { FieldRejection, ComplaintTarget } from "../core/create/fieldRejection";
import { targetOf } from "../core/create/fieldRejection";
import type { InvalidRequest, Problem } from "../core/base/problem";
import type { CreationAttempt, LedgerTrouble } from "../core/changes/creationLedger";
import type {
  CreationOutcome,
  ServerCreation,
  UnguardedCreation,
  UnknownCreation,
} from "../core/changes/serverCreation";
import type { ServerStore } from "../core/servers/serverStore";
import type { NewServerFollower } from "./newServerFollower";
import type { Notifier } from "../ui/notifier";
import { saySignedOut } from "../ui/accountMessages";
import type { CreateOrder, CreatePlace, CreateWizard } from "./createWizard";
import {
  sayAdopted,
  sayCreatedOutOfSight,
  sayRefused,
  sayUnknownOutOfSight,
} from "./creationMessages";
import { askAboutOverdue, askToCreateUnguarded, askWhatNext } from "./creationQuestions";

export interface CreateServerDependencies {
  readonly store: ServerStore;
  readonly wizard: CreateWizard;
  readonly creation: Pick<
    ServerCreation,
    "create" | "createAgain" | "check" | "adopt" | "open" | "forget" | "keepLooking"
  >;
  readonly arrivals: Pick<NewServerFollower, "follow">;
  readonly notifier: Notifier;
}

/** An order with the account as it was, which nobody knows any more once it is out of sight. */
interface PlacedOrder extends CreateOrder {
  readonly accountLabel: string;
  readonly apiUrl: string;
}

/** How an order left the person: all done, or with answers that are kept. */
type Ending = "done" | "askAgain" | "refused";

/** From the first question to a server in the tree. Only one runs at a time. */
export class CreateServer {
  #isRunning = false;
  #isSending = false;
  /** The next wizard continues where this one ended, without asking. */
  #resumes = false;

  constructor(private readonly dependencies: CreateServerDependencies) {}

  /** Begins in the location of a row, if it was begun there. */
  async run(place?: CreatePlace): Promise<void> {
    const { store, wizard, notifier } = this.dependencies;
    if (store.accounts().length === 0) {
      saySignedOut(notifier);
      return;
    }
    if (this.#isRunning) {
      if (!wizard.bringToFront() && this.#isSending) {
        notifier.info(
          vscode.l10n.t("A server is already being created. Wait until it's finished."),
        );
      }
      return;
    }
    this.#isRunning = true;
    try {
      await this.#untilDone(place);
    } finally {
      this.#isRunning = false;
    }
  }

  /** Asks again as long as the API rejects a particular answer. */
  async #untilDone(place: CreatePlace | undefined): Promise<void> {
    const { wizard } = this.dependencies;
    if (await this.#wasCreatedAfterAll()) {
      return;
    }
    let ending: Ending = this.#resumes ? "askAgain" : "refused";
    do {
      const order = await wizard.ask(ending === "askAgain" ? "resume" : "offerToContinue", place);
      this.#resumes = false;
      if (!order) {
        return;
      }
      const placed = this.#withAccount(order);
      ending = await this.#settle(placed, await this.#send(order));
      this.#resumes = ending === "refused";
    } while (ending === "askAgain");
  }

  /**
   * Before anything is ordered again, the list is asked for what was ordered last time, be it in this
   * window, in another one or before a restart.
   */
  async #wasCreatedAfterAll(): Promise<boolean> {
    for (const attempt of await this.dependencies.creation.open()) {
      const outcome = await this.#check(attempt);
      const adopted =
        outcome.kind === "unknown" && outcome.isOverdue ? await this.#overdue(outcome) : outcome;
      if (adopted?.kind === "adopted") {
        this.#arrived(adopted);
        return true;
      }
    }
    return false;
  }

  /** Only the user can close an order of which lists without end show nothing certain. */
  async #overdue(unknown: UnknownCreation): Promise<CreationOutcome | undefined> {
    const { notifier, creation } = this.dependencies;
    const choice = await askAboutOverdue(unknown, notifier);
    switch (choice.kind) {
      case "adopt":
        return creation.adopt(unknown.attempt, choice.server);
      case "forget":
        await creation.forget(unknown.attempt);
        return undefined;
      case "keepLooking":
        await creation.keepLooking(unknown.attempt);
        return undefined;
    }
  }

  #withAccount(order: CreateOrder): PlacedOrder {
    const { label = "", apiUrl = "" } = this.dependencies.store.account(order.accountKey) ?? {};
    return { ...order, accountLabel: label, apiUrl };
  }

  /** With `instead`, the order is given again in its place. */
  #send(
    { accountKey, request }: CreateOrder,
    instead?: UnknownCreation,
    accepted: readonly LedgerTrouble[] = [],
  ): Promise<CreationOutcome> {
    const { creation } = this.dependencies;
    const title = vscode.l10n.t("Creating {0}…", request.name);
    return this.#working(title, () =>
      instead
        ? creation.createAgain(instead, request, accepted)
        : creation.create(accountKey, request, accepted),
    );
  }

  #check(attempt: CreationAttempt): Promise<CreationOutcome> {
    const title = vscode.l10n.t("Looking for {0}…", attempt.request.name);
    return this.#working(title, () => this.dependencies.creation.check(attempt));
  }

  async #working(title: string, work: () => Promise<CreationOutcome>): Promise<CreationOutcome> {
    this.#isSending = true;
    try {
      return await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title },
        work,
      );
    } finally {
      this.#isSending = false;
    }
  }

  async #settle(order: PlacedOrder, outcome: CreationOutcome): Promise<Ending> {
    const { store, wizard, notifier } = this.dependencies;
    const isInSight = store.account(order.accountKey) !== undefined;
    switch (outcome.kind) {
      case "created":
      case "adopted":
        this.#arrived(outcome);
        if (!isInSight) {
          sayCreatedOutOfSight(outcome.server.name, order, notifier);
        }
        return "done";
      case "refused":
        return this.#refused(order, outcome.problem);
      case "unguarded":
        return this.#unguarded(order, outcome);
      case "unknown":
        if (!isInSight) {
          wizard.finish();
          sayUnknownOutOfSight(order.request.name, order, notifier);
          return "done";
        }
        wizard.perhapsCreated();
        return this.#decide(order, outcome);
    }
  }

  #arrived(outcome: Extract<CreationOutcome, { kind: "created" | "adopted" }>): void {
    const { wizard, arrivals, notifier } = this.dependencies;
    wizard.finish();
    if (outcome.kind === "adopted") {
      sayAdopted(outcome, notifier);
    }
    arrivals.follow(outcome.ref);
  }

  #refused({ request }: CreateOrder, problem: Problem): Ending {
    const { wizard, notifier } = this.dependencies;
    if (problem.kind === "invalid") {
      const target = targetOf(problem.fields);
      wizard.reopenAt(target.step, complaintOf(problem, target));
      return "askAgain";
    }
    sayRefused(request.name, problem, notifier);
    return "refused";
  }

  /** Nothing is sent that the ledger does not know of, unless the user says so, knowing the risk. */
  async #unguarded(order: PlacedOrder, unguarded: UnguardedCreation): Promise<Ending> {
    const choice = await askToCreateUnguarded(
      order.request.name,
      unguarded,
      this.dependencies.notifier,
    );
    if (choice === undefined) {
      return "refused";
    }
    const accepted = choice === "createAnyway" ? unguarded.troubles : [];
    return this.#settle(order, await this.#send(order, unguarded.instead, accepted));
  }

  /** Nothing is sent again unless the user says so, knowing the risk. */
  async #decide(order: PlacedOrder, unknown: UnknownCreation): Promise<Ending> {
    const { notifier, creation } = this.dependencies;
    const next = await askWhatNext(unknown, notifier);
    switch (next?.kind) {
      case "checkAgain":
        return this.#settle(order, await this.#check(unknown.attempt));
      case "createAgain":
        return this.#settle(order, await this.#send(order, unknown));
      case "adopt":
        return this.#settle(order, await creation.adopt(unknown.attempt, next.server));
      case undefined:
        return "done";
    }
  }
}

/** The API's own message about the answer that is asked for again, then about the others. */
function complaintOf(
  { fields, detail }: InvalidRequest,
  { first, option }: ComplaintTarget,
): FieldRejection {
  const said = [first?.message, detail].find((text) => text !== undefined && text !== "");
  const reason = said ?? vscode.l10n.t("something isn't valid");
  const rest = fields
    .filter((field) => field !== first)
    .map(({ field, message }) => `${field}: ${message}`)
    .join(" ");
  const message =
    rest === ""
      ? vscode.l10n.t("VPS.org says: {0}", reason)
      : vscode.l10n.t("VPS.org says: {0} Also: {1}", reason, rest);
  return { message, option };
}
