import assert from "node:assert/strict";
import manifest from "../../package.json";
import type { RecordedRequest } from "../simulator/recordedRequest";
import type { Simulator } from "../simulator/simulator";
import type { WorldOptions } from "../simulator/simulatorOptions";
import type { Durations } from "../simulator/stateMachine";
import { eventually, eventuallyHolds } from "../vscode/workbench/eventually";
import type { TreeView } from "../vscode/workbench/treeView";
import type { Workbench } from "../vscode/workbench/workbench";
import { heldStates, longerThanAnyStateMs, untilAre } from "./heldStates";
import { sharedWindow, type SharedWindow, type Situation } from "./sharedWindow";

export interface Beginning extends Omit<WorldOptions, "clock"> {
  readonly situation?: Situation;
  /** Settings of the user for this test, beside the API's address. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

const ownSettings = Object.keys(manifest.contributes.configuration.properties);
/** Polls by the clock stay out of the tests' way. */
const unhurried = { "vps.refreshInterval": 0 };
const nobodysApi = "http://127.0.0.1:9/api/v1/";

/** A shared window as one test finds it: another world behind the API, and nothing left open. */
export class Scene {
  readonly simulator: Simulator;
  readonly workbench: Workbench;

  constructor(private readonly window: SharedWindow) {
    this.simulator = window.simulator;
    this.workbench = window.workbench;
  }

  /** Call before each test. */
  static async begin<T extends Scene>(
    this: new (window: SharedWindow) => T,
    { situation = "signedIn", settings = {}, ...world }: Beginning = {},
  ): Promise<T> {
    const scene = new this(await sharedWindow(situation));
    await scene.settle();
    scene.window.passed.ms = 0;
    scene.simulator.startOver({
      durationsMs: heldStates,
      ...world,
      clock: { now: () => Date.now() + scene.window.passed.ms },
    });
    await scene.leaveAll(settings);
    await (situation === "signedIn" ? scene.allRows() : scene.signOutAll());
    scene.simulator.clearRequests();
    return scene;
  }

  tree(): TreeView {
    return this.workbench.view("Servers");
  }

  quick() {
    return this.workbench.quickInput;
  }

  /** Lets the simulated API's time pass. */
  pass(ms: number): void {
    this.window.passed.ms += ms;
  }

  /** Lets the state end into which the API has brought these servers: it does so only by this. */
  async letEnd(status: keyof Durations, ...names: readonly string[]): Promise<void> {
    await untilAre(this.simulator, status, names);
    this.pass(longerThanAnyStateMs);
  }

  /** Executes a command of the extension that asks nothing. */
  execute(id: string, ...args: readonly unknown[]): Promise<void> {
    return this.workbench.companion.execute(id, ...args);
  }

  /** Starts a command of the extension that asks something. */
  start(id: string, ...args: readonly unknown[]): Promise<void> {
    return this.workbench.companion.start(id, ...args);
  }

  /** Takes the steps of Sign In…. */
  async signIn(token: string): Promise<void> {
    await this.start("vps.signIn");
    await this.quick().opened("Sign In to VPS.org");
    await this.quick().type(token);
    await this.quick().accept();
    await this.quick().closed();
  }

  /** Waits for the text of the tree to hold a line, wherever it stands. */
  async untilTreeHolds(line: string): Promise<void> {
    await eventuallyHolds(
      () => this.tree().text(),
      (text) => {
        if (!text.includes(line)) {
          throw new Error(`"${line}" is not in the tree:\n${text}`);
        }
      },
    );
  }

  sent(method: string): readonly RecordedRequest[] {
    return this.simulator.requests.filter((request) => request.method === method);
  }

  bodies(method: string): readonly unknown[] {
    return this.sent(method).map(({ body }) => JSON.parse(body) as unknown);
  }

  /** "POST servers/3/start/" for each request that changes something. */
  changes(): readonly string[] {
    const { requests, apiUrl } = this.simulator;
    const root = new URL(apiUrl).pathname;
    return requests
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => `${method} ${path.replace(root, "")}`);
  }

  /** Lets the test before have its way: what it has asked for shows until a list confirms it. */
  private async settle(): Promise<void> {
    this.simulator.faults.clear();
    this.pass(longerThanAnyStateMs);
    await this.execute("vps.servers.refresh");
  }

  private async leaveAll(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const { companion, dialog, page } = this.workbench;
    while (await dialog.isOpen()) {
      await dialog.click("Cancel");
    }
    await this.forgetServers();
    const defaults = Object.fromEntries(ownSettings.map((key) => [key, undefined]));
    const own = { ...unhurried, "vps.apiUrl": this.simulator.apiUrl, ...settings };
    await companion.set({ ...defaults, ...own });
    for (const command of [
      "workbench.action.closeQuickOpen",
      "workbench.action.closeAllEditors",
      "workbench.action.closePanel",
      "vps.servers.clearFilter",
      "vps.servers.refresh",
      "notifications.clearAll",
    ]) {
      await companion.execute(command);
    }
    await page.mouse.move(0, 0);
    await eventually(() => this.workbench.notifications.messages(), []);
  }

  /**
   * What was just created or deleted is believed for a while, whatever a list says. Accounts belong
   * to the address in the settings, so under another one all that is known of them goes.
   */
  private async forgetServers(): Promise<void> {
    await this.workbench.companion.set({ "vps.apiUrl": nobodysApi });
    await eventually(() => this.tree().leaves(), []);
  }

  /** Waits until the tree has the servers of this world, all in sight. */
  private async allRows(): Promise<void> {
    const names = this.simulator.servers.map(({ name }) => name).toSorted();
    await eventually(async () => {
      await this.tree().expandAll();
      return (await this.tree().leaves()).toSorted();
    }, names);
    // A row that is selected takes the others with it into its menu. VS Code counts the selected
    // rows when the selection changes, so not when several of them go: hence all of them first.
    await this.execute("vps.servers.focus");
    await this.execute("list.selectAll");
    await eventually(async () => {
      await this.execute("list.clear");
      return this.tree().selectedRows();
    }, 0);
  }

  /** Goes by how the command ends: what the view shows follows a sign-out a moment later. */
  private async signOutAll(): Promise<void> {
    while (await this.signOutOfFirst()) {
      await this.execute("notifications.clearAll");
    }
    await this.execute("notifications.clearAll");
    await eventuallyHolds(
      () => this.tree().welcomeText(),
      (text) => {
        assert.match(text, /^See your VPS\.org servers/);
      },
    );
  }

  /** False if nobody was signed in, so that the command ended without a question. */
  private async signOutOfFirst(): Promise<boolean> {
    const progress = { hasEnded: false };
    const command = this.execute("vps.signOut").finally(() => {
      progress.hasEnded = true;
    });
    await eventuallyHolds(
      () => this.quick().isOpen(),
      (asks) => {
        assert.ok(asks || progress.hasEnded, "Sign Out… neither asked nor ended.");
      },
    );
    if (progress.hasEnded) {
      return false;
    }
    await this.quick().firstPicked();
    await command;
    return true;
  }
}
