import type { Chance } from "../base/chance";
import type { History } from "../base/history";
import type { Disk } from "../ports/disk";
import { filePort } from "../ports/filePort";
import type { Keyring } from "../ports/keyring";
import type { Life } from "../ports/life";
import type { Network } from "../ports/network";
import { allowedPowerActions } from "../../../src/core/servers/powerAction";
import { Goals } from "../person/goals";
import { Person } from "../person/person";
import type { FakePanel } from "../vscode/fakePanel";
import { Screen } from "../vscode/screen";
import type { UserSettings } from "../vscode/userSettings";
import { extensionUri, vscodePort, Workbench } from "../vscode/vscodePort";
import { surroundings } from "./surroundings";

export type Program = (...surroundings: readonly unknown[]) => void;

export interface WindowOptions {
  readonly life: Life;
  readonly program: Program;
  readonly history: History;
  readonly chance: Chance;
  readonly disk: Disk;
  readonly keyring: Keyring;
  readonly network: Network;
  readonly settings: UserSettings;
  readonly environment: Readonly<Record<string, string>>;
  readonly ids: "integer" | "uuid" | "both";
  readonly newName: () => string;
  readonly lastOrdered: () => string | undefined;
  readonly newToken: (title: string) => string;
}

interface Extension {
  activate(context: unknown): void;
  deactivate(): Promise<void> | undefined;
}

/** The time limit of a request that was sent and has no response yet, and a pause between two questions. */
const endsByItself = /isTooLate|shortPauseEnds/;

const storageFolder = "/storage";

const forgetful = {
  get: (_key: string, otherwise?: unknown) => otherwise,
  update: () => Promise.resolve(),
};

/** One window of VS Code with the real extension in it. */
export class WorldWindow {
  readonly life: Life;
  readonly bench: Workbench;
  readonly person: Person;
  readonly screen: Screen;
  /** Whose API the token in the environment is meant for. */
  readonly apiUrlAtStart: unknown;
  readonly #goals: Goals;
  readonly #extension: Extension;
  readonly #subscriptions: { dispose(): unknown }[] = [];

  constructor(private readonly options: WindowOptions) {
    const { life, history, chance, settings } = options;
    this.life = life;
    this.apiUrlAtStart = settings.values.get("vps.apiUrl");
    const serverOf = (ref: string) =>
      this.rows.find(({ accountKey, server }) => `${accountKey}/${server.id}` === ref)?.server;
    const goals = new Goals({
      window: life.name,
      history,
      nameOf: (ref) => serverOf(ref)?.name,
      addressOf: (ref) => serverOf(ref)?.ipv4 ?? serverOf(ref)?.id,
      canStart: (ref) => allowedPowerActions(serverOf(ref)?.status ?? "").includes("start"),
      confirmsPower: () => settings.values.get("vps.confirmPowerActions") !== false,
      asking: () => this.screen.asking,
    });
    this.#goals = goals;
    this.person = new Person({ ...options, goals });
    this.screen = new Screen({
      life,
      history,
      onAsk: (question) => {
        this.person.asked(question);
      },
    });
    this.bench = new Workbench(life, history, this.screen, (id, args) => {
      goals.called(id, args, this.bench.activePanel?.shownServer);
    });
    const { module, values } = surroundings({
      ...options,
      chance,
      vscode: vscodePort(this.bench, settings),
      files: filePort(options),
    });
    options.program(...values);
    this.#extension = module.exports as unknown as Extension;
  }

  get rows() {
    return this.bench.view?.rows ?? [];
  }

  get nodes() {
    return this.bench.view?.nodes ?? [];
  }

  /** The commands that have not ended yet. */
  get running(): readonly string[] {
    return this.bench.running;
  }

  open(): void {
    const { life, history, keyring } = this.options;
    history.add({ kind: "opened", window: life.name });
    this.#extension.activate({
      secrets: keyring.of(life),
      // Each window has a folder of its own here, which remembers nothing.
      workspaceState: forgetful,
      globalState: { ...forgetful, keys: () => [], setKeysForSync: () => undefined },
      globalStorageUri: extensionUri(storageFolder),
      extensionUri: extensionUri("/extension"),
      subscriptions: this.#subscriptions,
    });
  }

  /** The user calls a command. */
  command(id: string, ...args: readonly unknown[]): void {
    // VS Code itself shows what a command throws.
    this.bench.execute(id, args).catch(() => undefined);
  }

  /** The user presses a button of a page, which arrives after a while. False if nothing is drawn there. */
  press(panel: FakePanel, intent: string, travelMs: number): boolean {
    const { phase, shownServer } = panel;
    if (phase === "") {
      return false;
    }
    const arrive = panel.request(intent);
    this.life.time.after(travelMs, this.life, "press arrives", () => {
      this.#goals.pressed(shownServer === undefined ? undefined : { intent, ref: shownServer });
      arrive();
      this.#goals.pressed(undefined);
    });
    return true;
  }

  /** As VS Code closes a window: it waits a while for what the extension still has to write. */
  close(): Promise<void> {
    const { life } = this.options;
    let isDone = false;
    const end = () => {
      if (!isDone && life.isAlive) {
        isDone = true;
        this.#dispose();
      }
    };
    const flushed = Promise.resolve(this.#extension.deactivate()).then(end, end);
    life.time.after(4_000, { name: "VS Code" }, "window closes", end);
    return flushed;
  }

  /** What is still waiting once everything has been disposed. */
  leftovers: readonly string[] = [];

  #dispose(): void {
    const { life } = this.options;
    for (const subscription of this.#subscriptions.splice(0).reverse()) {
      subscription.dispose();
    }
    // What was opened late is given back late.
    life.time.after(1, { name: "VS Code" }, "window has closed", () => {
      if (life.isAlive) {
        this.#closed();
      }
    });
  }

  #closed(): void {
    const { life, history } = this.options;
    const timers = life.time
      .waitingOf(life)
      .filter((what) => /^(timer|immediate)/.test(what) && !endsByItself.test(what));
    this.leftovers = [...timers, ...life.holdings.names];
    history.add({ kind: "closed", window: life.name });
    this.ended();
  }

  /** Nothing of the window happens any more. */
  ended(): void {
    const { life, keyring, settings } = this.options;
    life.end();
    keyring.forget(life);
    settings.forget(life);
  }
}
