import { nodeTransport } from "../../src/api/nodeTransport";
import { Http } from "../../src/api/http";
import { VpsClient } from "../../src/api/vpsClient";
import { createChanges } from "../../src/core/fleet/createChanges";
import { createFleet } from "../../src/core/fleet/createFleet";
import type { Account } from "../../src/core/servers/account";
import { InstantClock } from "../fakes/instantClock";
import { MemoryAttempts } from "../fakes/memoryAttempts";
import { RecordingLogger } from "../fakes/recordingLogger";
import { defaultAccount } from "../simulator/accountRecords";
import { documentServers } from "../simulator/documentServers";
import { startSimulator, type Simulator } from "../simulator/simulator";
import { RecordingNotifier } from "./recordingNotifier";

/** Long enough for a busy machine; faults that stall use a shorter wait. */
const patienceMs = 60_000;
const impatienceMs = 120;

export const target = { id: "12345", name: "web-server-01" };
export const stopped = { id: "12346", name: "db-server-01" };

/** The extension without its views, wired as in a window, and the API it talks to. */
export class FaultyWorld {
  readonly account: Account;
  readonly clock = new InstantClock();
  readonly logger = new RecordingLogger();
  readonly notifier = new RecordingNotifier();
  readonly fleet = createFleet({
    apiOf: () => this.client,
    clock: this.clock,
    logger: this.logger,
    attempts: new MemoryAttempts(),
  });
  readonly store = this.fleet.store;
  readonly refresher = this.fleet.refresher;
  readonly changes = createChanges(this.fleet);
  readonly power = this.changes.power;
  readonly edits = this.changes.edits;
  readonly deletion = this.changes.deletion;
  readonly creation = this.changes.creation;
  readonly catalogues = this.changes.catalogues;
  client: VpsClient;

  private constructor(readonly simulator: Simulator) {
    this.account = {
      key: "ada",
      label: defaultAccount.email,
      apiUrl: simulator.apiUrl,
      source: "stored",
    };
    this.client = this.clientOf(simulator.apiUrl);
    this.store.setAccounts([this.account]);
  }

  /** With two servers in the store, one of them stopped. */
  static async start(): Promise<FaultyWorld> {
    const servers = documentServers.map((server) =>
      String(server.id) === stopped.id ? { ...server, status: "stopped" } : server,
    );
    const world = new FaultyWorld(await startSimulator({ servers, catalogues: true }));
    await world.refresher.refreshList(world.account.key);
    world.simulator.clearRequests();
    world.logger.lines.length = 0;
    return world;
  }

  /** A client of this account that reaches the API through another address. */
  clientOf(apiUrl: string): VpsClient {
    const { clock, logger } = this;
    const pace = this.fleet.paces.of(this.account.key);
    const http = new Http({
      transport: nodeTransport,
      baseUrl: apiUrl,
      token: defaultAccount.token,
      userAgent: "vps-servers/1.2.3",
      timeoutMs: () => (this.#isStalling() ? impatienceMs : patienceMs),
      clock,
      logger,
    });
    return new VpsClient(http, { clock, logger, random: () => 0.5, pace }, logger);
  }

  /**
   * The next request will not get a complete response, and the test should not wait long for it.
   */
  stalls = false;

  #isStalling(): boolean {
    return this.stalls && this.simulator.faults.pending > 0;
  }

  refOf(serverId: string) {
    return { accountKey: this.account.key, serverId };
  }

  /** "GET servers/", "POST servers/12345/stop/"…, one per attempt. */
  get attempts(): readonly string[] {
    return this.logger.lines.flatMap((line) => {
      const [, method = "", path = ""] = /^info #\d+ ([A-Z]+) (\S+)/.exec(line) ?? [];
      return method === "" ? [] : [`${method} ${path}`];
    });
  }

  /** The rows as they are drawn: an id with its state and name. */
  get rows(): readonly string[] {
    return this.store
      .allServers()
      .map(({ server: { id, name, status } }) => [id, status, name].join(" "));
  }

  /** What the rows would be if everything were known. */
  get truth(): readonly string[] {
    return this.simulator.servers.map(({ id, name, status }) => [id, status, name].join(" "));
  }

  async end(): Promise<void> {
    this.store.dispose();
    await this.simulator.close();
  }
}
