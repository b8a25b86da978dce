import assert from "node:assert/strict";
import * as vscode from "vscode";
import { systemNewId } from "../../src/files/newId";
import { systemStorage } from "../../src/files/storage";
import { AccountClients } from "../../src/auth/accountClients";
import { Accounts } from "../../src/auth/accounts";
import { AccountStore } from "../../src/auth/accountStore";
import { createHandlers } from "../../src/commands/handlers";
import type { CommandHandlers } from "../../src/commands/registerCommands";
import { commandIds, type CommandName } from "../../src/core/base/commandIds";
import { systemClock } from "../../src/core/base/clock";
import { ServerMarks } from "../../src/core/servers/serverMarks";
import { WorkspaceLink } from "../../src/core/servers/workspaceLink";
import { createFleet, type Fleet } from "../../src/core/fleet/createFleet";
import type { ServerRefresher } from "../../src/core/refresh/serverRefresher";
import type { ServerStore } from "../../src/core/servers/serverStore";
import { NewServerFollower } from "../../src/create/newServerFollower";
import { AccountSync } from "../../src/sync/accountSync";
import { KeptLists } from "../../src/sync/keptLists";
import { ListCache } from "../../src/sync/listCache";
import type { TreeNode } from "../../src/tree/treeNode";
import { VscodeNotifier } from "../../src/ui/notifier";
import { FakeMemento } from "../fakes/fakeMemento";
import { InstantClock } from "../fakes/instantClock";
import { MemoryAttempts } from "../fakes/memoryAttempts";
import { MemoryMarks } from "../fakes/memoryMarks";
import { MemorySecrets } from "../fakes/memorySecrets";
import { RecordingLogger } from "../fakes/recordingLogger";
import { defaultAccount } from "../simulator/accountRecords";
import type { RecordedRequest } from "../simulator/recordedRequest";
import { startSimulator, type Simulator } from "../simulator/simulator";
import type { SimulatorOptions } from "../simulator/simulatorOptions";
import { temporaryFolder, type TemporaryFolder } from "../vscode/temporaryFolder";
import { AnsweredQuestions } from "./answeredQuestions";
import { FakePanels } from "./fakePanels";
import { FakeView } from "./fakeView";
import { answerMessages, type MessageLog, type ShownMessage } from "./messages";
import { treeText } from "./treeText";

const patienceMs = 20_000;

export type CommandId = (typeof commandIds)[CommandName];

const names = new Map<string, CommandName>(
  (Object.keys(commandIds) as CommandName[]).map((name) => [commandIds[name], name]),
);

/**
 * The commands' real handlers against a simulated API, with a test in the person's place. Nothing
 * of it is registered in VS Code, so each test can have a world of its own.
 */
export class CommandScene {
  readonly logger = new RecordingLogger();
  readonly messages: MessageLog = answerMessages();
  readonly quick = new AnsweredQuestions();
  readonly view = new FakeView();
  readonly panels = new FakePanels();
  readonly attempts = new MemoryAttempts();
  readonly marks = new ServerMarks(new FakeMemento());
  readonly link = new WorkspaceLink(new FakeMemento());
  readonly memory = new FakeMemento();
  /** Whether something answers at the ssh port of an address. */
  isOpen: (host: string, port: number) => boolean = () => true;
  readonly fleet: Fleet;
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly #accounts: Accounts;
  readonly #sync: AccountSync;
  readonly #handlers: CommandHandlers;
  readonly #disposables: readonly { dispose: () => void }[];
  readonly #executeCommand = vscode.commands.executeCommand;
  readonly #subscriptions: { dispose: () => void }[] = [];
  readonly #begun: Promise<unknown>[] = [];

  private constructor(
    readonly simulator: Simulator,
    private readonly folder: TemporaryFolder,
  ) {
    const { logger } = this;
    const notifier = new VscodeNotifier();
    this.#accounts = new Accounts({
      newId: systemNewId,
      store: new AccountStore({ secrets: new MemorySecrets(), clock: systemClock, logger }),
      clock: systemClock,
      onStorageFailed: () => undefined,
      apiUrl: () => simulator.apiUrl,
      environmentToken: undefined,
    });
    const accounts = this.#accounts;
    const clients = new AccountClients(accounts, {
      userAgent: "vps-servers/1.2.3",
      timeoutMs: () => patienceMs,
      clock: new InstantClock(),
      logger,
      random: () => 0.5,
      paceOf: (key) => this.fleet.paces.of(key),
    });
    this.fleet = createFleet({
      apiOf: (key) => clients.of(key),
      clock: systemClock,
      logger,
      attempts: this.attempts,
      marks: new MemoryMarks(),
    });
    this.store = this.fleet.store;
    this.refresher = this.fleet.refresher;
    const { fleet, store, refresher } = this;
    const clock = systemClock;
    const arrivals = new NewServerFollower({
      ...{ store, refresher, clock, notifier },
      probe: () => Promise.resolve("open"),
    });
    const lists = new KeptLists({
      store,
      cache: new ListCache(folder.path, systemStorage),
      clock,
      logger,
    });
    const belongings = [fleet.ledger];
    this.#sync = new AccountSync({ accounts, store, refresher, lists, belongings, clock, logger });
    this.#handlers = createHandlers({
      accounts,
      clients,
      fleet,
      arrivals,
      panels: this.panels,
      view: this.view.asView,
      marks: this.marks,
      link: () => Promise.resolve(this.link),
      sharedMemory: new FakeMemento(),
      sync: this.#sync,
      notifier,
      globalMemory: this.memory,
      showLog: () => undefined,
      memory: this.memory,
      probe: (target) => Promise.resolve(this.isOpen(target.host, target.port)),
      subscriptions: this.#subscriptions,
    });
    this.#disposables = [this.#sync, lists, arrivals, clients, accounts, notifier, store];
    Object.assign(vscode.commands, {
      executeCommand: (id: string, ...args: readonly unknown[]) =>
        names.has(id) ? this.run(id as CommandId, ...args) : this.#executeCommand(id, ...args),
    });
  }

  /** Signed in with the first account of the API, and with the list there. */
  static async open(options: SimulatorOptions = {}): Promise<CommandScene> {
    const scene = new CommandScene(
      await startSimulator(options),
      await temporaryFolder("vps-scene-"),
    );
    await scene.signIn(defaultAccount.email, defaultAccount.token);
    scene.simulator.clearRequests();
    return scene;
  }

  async signIn(label: string, token: string): Promise<void> {
    await this.#accounts.add({ label, apiUrl: this.simulator.apiUrl, token });
    await this.#sync.ready();
  }

  /** Waits until the store has what the accounts are now. */
  followed(): Promise<void> {
    return this.#sync.ready();
  }

  async close(): Promise<void> {
    this.quick.escape();
    await Promise.all(this.#begun);
    this.messages.restore();
    this.quick.restore();
    Object.assign(vscode.commands, { executeCommand: this.#executeCommand });
    for (const disposable of [...this.#subscriptions, ...this.#disposables]) {
      disposable.dispose();
    }
    await this.simulator.close();
    await this.folder.remove();
  }

  /** Settles when the command has ended, with all its questions answered. */
  run(id: CommandId, clicked?: unknown, selected?: unknown): Promise<void> {
    const name = names.get(id);
    assert.ok(name);
    const done = Promise.resolve(this.#handlers[name](clicked, selected)).then(() => undefined);
    this.#begun.push(done);
    return done;
  }

  /** What the tree hands on for a row. */
  rowOf(serverId: string): TreeNode {
    const found = this.store.allServers().find(({ server }) => server.id === serverId);
    if (!found) {
      throw new Error(`There is no row of ${serverId}.`);
    }
    const { account, server } = found;
    return { kind: "server", accountKey: account.key, server };
  }

  /** The tree's rows, without groups: a line for each server. */
  get rows(): readonly string[] {
    return treeText(this.store.views(), "none").split("\n");
  }

  get said(): readonly string[] {
    return this.messages.shown.map(({ message }) => message);
  }

  get lastSaid(): ShownMessage {
    const last = this.messages.shown.at(-1);
    if (!last) {
      throw new Error("Nothing was said.");
    }
    return last;
  }

  sent(method: string): readonly RecordedRequest[] {
    return this.simulator.requests.filter((request) => request.method === method);
  }

  bodies(method: string): readonly unknown[] {
    return this.sent(method).map(({ body }) => JSON.parse(body) as unknown);
  }

  /** The requests that change something: "POST servers/3/start/". */
  get changes(): readonly string[] {
    const root = new URL(this.simulator.apiUrl).pathname;
    return this.simulator.requests
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => `${method} ${path.replace(root, "")}`);
  }
}
