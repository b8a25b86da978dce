import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import { openWorkbench, type WorkbenchOptions } from "../vscode/workbench/openWorkbench";
import type { Workbench } from "../vscode/workbench/workbench";
import { defaultAccount } from "../simulator/accountRecords";
import type { RecordedRequest } from "../simulator/recordedRequest";
import { startSimulator, type Simulator } from "../simulator/simulator";
import type { SimulatorOptions } from "../simulator/simulatorOptions";

export const wizard = "Create Server";
const createAction = "Create Server…";
const longerThanQuietMs = 800;

/** A window signed in to a simulated API whose clock the test can move. */
export class CreateScene {
  private constructor(
    readonly simulator: Simulator,
    readonly workbench: Workbench,
    private readonly passed: { ms: number },
  ) {}

  static async open(
    options: SimulatorOptions = {},
    workbench: WorkbenchOptions = {},
  ): Promise<CreateScene> {
    const passed = { ms: 0 };
    const clock = { now: () => Date.now() + passed.ms };
    const simulator = await startSimulator({ clock, ...options });
    const opened = await openWorkbench({
      ...workbench,
      settings: { "vps.apiUrl": simulator.apiUrl, ...workbench.settings },
      env: { VPS_API_TOKEN: defaultAccount.token, ...workbench.env },
    });
    const scene = new CreateScene(simulator, opened, passed);
    await opened.openView("VPS.org");
    await scene.tree().row("web-server-01").locator.waitFor();
    return scene;
  }

  /** Back to the document's two servers, with nothing open and nothing said. */
  async reset(): Promise<void> {
    const { simulator, workbench } = this;
    simulator.faults.clear();
    while (await workbench.dialog.isOpen()) {
      await workbench.dialog.click("Cancel");
    }
    while (await this.quick().isOpen()) {
      await this.press("Escape");
    }
    for (const { id } of simulator.servers.slice(2)) {
      simulator.removeServer(id);
    }
    await workbench.clearNotifications();
    await this.tree().clickTitleAction("Refresh");
    await eventually(async () => (await this.tree().text()).split("\n").length, 4);
    // A row that is drawn anew loses the menu that is open on it: by the second answer it has been.
    await this.refreshed();
    await this.refreshed();
    simulator.clearRequests();
  }

  /** Asks for the list, and waits until it has been answered. */
  async refreshed(): Promise<void> {
    const before = this.sent("GET").length;
    await this.tree().clickTitleAction("Refresh");
    await eventuallyHolds(
      () => this.sent("GET").slice(before),
      (lists) => {
        if (!lists.some(({ status }) => status === 200)) {
          throw new Error("The list was not answered.");
        }
      },
    );
  }

  async close(): Promise<void> {
    await this.workbench.close();
    await this.simulator.close();
  }

  quick() {
    return this.workbench.quickInput;
  }

  tree() {
    return this.workbench.view("Servers");
  }

  async press(key: string): Promise<void> {
    await this.workbench.page.keyboard.press(key);
  }

  /** Lets the simulated API's time pass. */
  pass(ms: number): void {
    this.passed.ms += ms;
  }

  sent(method: string): readonly RecordedRequest[] {
    return this.simulator.requests.filter((request) => request.method === method);
  }

  bodies(method: string): readonly unknown[] {
    return this.sent(method).map(({ body }) => JSON.parse(body) as unknown);
  }

  clickCreate(): Promise<void> {
    return this.tree().clickTitleAction(createAction);
  }

  /** Opens the wizard at its first question, leaving kept answers behind. */
  async openWizard(firstStep = "1/6"): Promise<void> {
    await this.clickCreate();
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

  /** Presses Enter at the review until the order is on its way: a hasty Enter does not count. */
  async order(reviewStep = "6/6"): Promise<void> {
    const before = this.sent("POST").length;
    await this.step(reviewStep);
    for (let tries = 0; this.sent("POST").length === before; tries += 1) {
      if (tries > 10) {
        throw new Error("The review took no Enter.");
      }
      await this.press("Enter");
      await eventually(() => this.sent("POST").length, before + 1, longerThanQuietMs).catch(
        () => undefined,
      );
    }
  }
}
