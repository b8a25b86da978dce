import * as vscode from "vscode";
import { stepOfComplaint, type CreateStep } from "../core/createServerPlan";
import type { InvalidRequest, Problem } from "../core/problem";
import type { CreationOutcome, ServerCreation } from "../core/serverCreation";
import type { ServerStore } from "../core/serverStore";
import type { Arrivals } from "../sync/arrivals";
import { describeProblem } from "../ui/describeProblem";
import type { Notifier } from "../ui/notifier";
import { saySignedOut } from "../ui/signedOutMessage";
import { showProblem } from "../ui/showProblem";
import type { CreateOrder, CreateWizard } from "../wizard/createWizard";

export interface CreateServerDependencies {
  readonly store: ServerStore;
  readonly wizard: CreateWizard;
  readonly creation: ServerCreation;
  readonly arrivals: Arrivals;
  readonly notifier: Notifier;
}

/** From the first question to a server in the tree. Only one runs at a time. */
export class CreateServer {
  #isRunning = false;

  constructor(private readonly dependencies: CreateServerDependencies) {}

  async run(): Promise<void> {
    const { store, wizard, notifier } = this.dependencies;
    if (store.views().length === 0) {
      saySignedOut(notifier);
      return;
    }
    if (this.#isRunning) {
      if (!wizard.bringToFront()) {
        notifier.info(vscode.l10n.t("A server is being created. Wait until that is done."));
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

  /** Asks again as long as the API names an answer that it does not accept. */
  async #untilDone(): Promise<void> {
    for (;;) {
      const order = await this.dependencies.wizard.ask();
      if (!order) {
        return;
      }
      const outcome = await this.#send(order);
      if ((await this.#settle(order, outcome)) !== "askAgain") {
        return;
      }
    }
  }

  async #send({ accountKey, request }: CreateOrder): Promise<CreationOutcome> {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Creating {0}…", request.name),
    };
    return vscode.window.withProgress(options, () =>
      this.dependencies.creation.create(accountKey, request),
    );
  }

  async #settle(order: CreateOrder, outcome: CreationOutcome): Promise<"done" | "askAgain"> {
    const { wizard, arrivals, notifier } = this.dependencies;
    switch (outcome.kind) {
      case "created":
        wizard.finish();
        arrivals.announce(outcome.ref);
        return "done";
      case "adopted":
        wizard.finish();
        arrivals.announce(outcome.ref);
        notifier.info(
          vscode.l10n.t(
            "{0} was created after all, although the answer of VPS.org got lost.",
            outcome.server.name,
          ),
        );
        return "done";
      case "refused":
        return this.#refused(order, outcome.problem);
      case "unknown":
        return this.#decide(order, outcome);
    }
  }

  #refused({ request }: CreateOrder, problem: Problem): "done" | "askAgain" {
    const { wizard, notifier } = this.dependencies;
    if (problem.kind === "invalid") {
      const step = stepOfComplaint(problem.fields) ?? "review";
      wizard.reopenAt(step, complaintOf(problem, step));
      return "askAgain";
    }
    showProblem(notifier, problem, {
      prefix: vscode.l10n.t("{0} was not created.", request.name),
    });
    return "done";
  }

  /** Nothing is sent again unless the person says so, knowing the risk. */
  async #decide(
    order: CreateOrder,
    { attempt, problem }: Extract<CreationOutcome, { kind: "unknown" }>,
  ): Promise<"done" | "askAgain"> {
    const checkAgain = vscode.l10n.t("Check Again");
    const createAgain = vscode.l10n.t("Create Again");
    const choice = await this.dependencies.notifier.ask({
      message: vscode.l10n.t("It is not known whether {0} was created.", order.request.name),
      detail: vscode.l10n.t(
        "{0}\n\nYour list has no such server yet, but it may still appear. If you create it again, you may end up with two servers and pay for both.",
        describeProblem(problem),
      ),
      buttons: [checkAgain, createAgain],
    });
    if (choice === checkAgain) {
      return this.#settle(order, await this.dependencies.creation.check(attempt, problem));
    }
    return choice === createAgain ? this.#settle(order, await this.#send(order)) : "done";
  }
}

/** The API's own words about the answer that is asked for again, then about the others. */
function complaintOf({ fields, detail }: InvalidRequest, step: CreateStep): string {
  const first = fields.find((field) => stepOfComplaint([field]) === step) ?? fields[0];
  const reason = first?.message ?? detail ?? vscode.l10n.t("something is not valid");
  const rest = fields
    .filter((field) => field !== first)
    .map(({ field, message }) => `${field}: ${message}`)
    .join(" ");
  return rest === ""
    ? vscode.l10n.t("VPS.org says: {0}", reason)
    : vscode.l10n.t("VPS.org says: {0} Also: {1}", reason, rest);
}
