import * as vscode from "vscode";
import type { FieldRejection, ComplaintTarget } from "../core/create/fieldRejection";
import { targetOf } from "../core/create/fieldRejection";
import type { InvalidRequest, Problem } from "../core/base/problem";
import type {
  CreationOutcome,
  ServerCreation,
  UnknownCreation,
} from "../core/changes/serverCreation";
import type { ServerStore } from "../core/servers/serverStore";
import type { NewServerFollower } from "./newServerFollower";
import type { Notifier } from "../ui/notifier";
import { saySignedOut } from "../ui/accountMessages";
import type { CreateOrder, CreateWizard } from "./createWizard";
import { askWhatNext, sayAdopted, sayRefused } from "./creationMessages";

export interface CreateServerDependencies {
  readonly store: ServerStore;
  readonly wizard: CreateWizard;
  readonly creation: Pick<ServerCreation, "create" | "check">;
  readonly arrivals: Pick<NewServerFollower, "follow">;
  readonly notifier: Notifier;
}

/** How an order ended for the user: all done, or with answers that are kept. */
type Ending = "done" | "askAgain" | "refused";

/** From the first question to a server in the tree. Only one runs at a time. */
export class CreateServer {
  #isRunning = false;
  #isSending = false;
  /** The next wizard continues where this one ended, without asking. */
  #resumes = false;
  /** An order whose outcome is still unknown. */
  #unknown: UnknownCreation | undefined;

  constructor(private readonly dependencies: CreateServerDependencies) {}

  async run(): Promise<void> {
    const { store, wizard, notifier } = this.dependencies;
    if (store.views().length === 0) {
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
      await this.#untilDone();
    } finally {
      this.#isRunning = false;
    }
  }

  /** Asks again as long as the API rejects a particular answer. */
  async #untilDone(): Promise<void> {
    const { wizard } = this.dependencies;
    if (
      this.#unknown &&
      wizard.isPerhapsCreated &&
      (await this.#wasCreatedAfterAll(this.#unknown))
    ) {
      return;
    }
    let ending: Ending = this.#resumes ? "askAgain" : "refused";
    do {
      const order = await wizard.ask(ending === "askAgain" ? "resume" : "offerToContinue");
      this.#resumes = false;
      if (!order) {
        return;
      }
      ending = await this.#settle(order, await this.#send(order));
      this.#resumes = ending === "refused";
    } while (ending === "askAgain");
  }

  /** Before ordering again, checks the list for what was ordered last time. */
  async #wasCreatedAfterAll(unknown: UnknownCreation): Promise<boolean> {
    const outcome = await this.#check(unknown);
    if (outcome.kind !== "adopted") {
      return false;
    }
    this.#arrived(outcome);
    return true;
  }

  #send({ accountKey, request }: CreateOrder): Promise<CreationOutcome> {
    const title = vscode.l10n.t("Creating {0}…", request.name);
    return this.#working(title, () => this.dependencies.creation.create(accountKey, request));
  }

  #check({ attempt, problem }: UnknownCreation): Promise<CreationOutcome> {
    const title = vscode.l10n.t("Looking for {0}…", attempt.request.name);
    return this.#working(title, () => this.dependencies.creation.check(attempt, problem));
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

  async #settle(order: CreateOrder, outcome: CreationOutcome): Promise<Ending> {
    this.#unknown = undefined;
    switch (outcome.kind) {
      case "created":
      case "adopted":
        this.#arrived(outcome);
        return "done";
      case "refused":
        return this.#refused(order, outcome.problem);
      case "unknown":
        this.#unknown = outcome;
        this.dependencies.wizard.perhapsCreated();
        return this.#decide(order, outcome);
    }
  }

  #arrived(outcome: Extract<CreationOutcome, { kind: "created" | "adopted" }>): void {
    const { wizard, arrivals, notifier } = this.dependencies;
    this.#unknown = undefined;
    wizard.finish();
    if (outcome.kind === "adopted") {
      sayAdopted(outcome.server.name, notifier);
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

  /** Nothing is sent again unless the user says so, knowing the risk. */
  async #decide(order: CreateOrder, unknown: UnknownCreation): Promise<Ending> {
    switch (await askWhatNext(unknown, this.dependencies.notifier)) {
      case "checkAgain":
        return this.#settle(order, await this.#check(unknown));
      case "createAgain":
        return this.#settle(order, await this.#send(order));
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
