import { setTimeout as wait } from "node:timers/promises";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { Deferred } from "../fakes/deferred";
import type { Fault } from "../simulator/faults";
import { Scene } from "./scene";

export const wizard = "Create Server";
const createAction = "Create Server…";
/** The review takes no Enter that comes sooner after the one before. */
const longerThanQuietMs = 700;

/** A window in which a server is created, by the steps of the wizard. */
export class CreateScene extends Scene {
  clickCreate(): Promise<void> {
    return this.tree().clickTitleAction(createAction);
  }

  /** Opens the wizard at its first question, leaving kept answers behind. */
  async openWizard(firstStep = "1/6"): Promise<void> {
    await this.clickCreate();
    await this.firstQuestion(firstStep);
  }

  /** Comes to the first question of a wizard that opens. */
  async firstQuestion(firstStep = "1/6"): Promise<void> {
    await this.quick().opened(wizard);
    const step = await this.quick().step();
    if (step !== "" && step !== firstStep) {
      // It goes on after a refusal; closed, it offers to start over.
      await this.quick().escape();
      await this.openWizard(firstStep);
      return;
    }
    if (step === "") {
      await this.quick().pick("Start Over");
    }
    await this.step(firstStep);
  }

  async step(step: string): Promise<void> {
    await eventually(() => this.quick().step(), step);
  }

  async question(placeholder: string): Promise<void> {
    await eventually(() => this.quick().placeholder(), placeholder);
  }

  /** Waits for a list, chooses in it, and waits for the next question. */
  async choose(label: string, nextStep: string): Promise<void> {
    await this.offered(label);
    // By keyboard: items that arrive later move the rows under a pointer, but not the choice.
    await this.quick().pickByKeyboard(label);
    await this.step(nextStep);
  }

  async offered(label: string): Promise<void> {
    await eventuallyHolds(
      () => this.quick().itemLabels(),
      (labels) => {
        if (!labels.includes(label)) {
          throw new Error(`"${label}" is not offered, but: ${labels.join(", ")}`);
        }
      },
    );
  }

  /** From the first question to the review, with the suggested name and no options. */
  async walkToReview(plan = "Standard VPS"): Promise<void> {
    await this.openWizard();
    await this.choose("us-west", "2/6");
    await this.choose(plan, "3/6");
    await this.choose("Ubuntu 22.04 LTS", "4/6");
    await this.quick().accept();
    await this.step("5/6");
    await this.quick().accept();
    await this.step("6/6");
  }

  /** Presses Enter at the review once it takes one: a hasty Enter does not count. */
  async order(reviewStep = "6/6"): Promise<void> {
    const before = this.sent("POST").length;
    await this.step(reviewStep);
    await this.deliberately();
    await this.quick().press("Enter", () => Promise.resolve(this.sent("POST").length > before));
  }
  /** Lets the moment pass in which an Enter counts as meant for the question before. */
  async deliberately(): Promise<void> {
    await wait(longerThanQuietMs);
  }

  /** Presses Enter at the review again before the first has had an answer. */
  async orderTwice(): Promise<void> {
    const held = new Deferred<undefined>();
    const fault: Fault = { kind: "hold", until: held.promise };
    this.simulator.faults.add({ match: { method: "POST" }, fault });
    await this.order();
    await this.workbench.keys.press("Enter", {
      at: this.workbench.page.locator("body"),
      until: () => Promise.resolve(),
    });
    held.resolve(undefined);
  }
}
