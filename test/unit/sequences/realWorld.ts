import type { Server } from "../../../src/core/servers/server";
import { MemorySecrets } from "../../fakes/memorySecrets";
import { testClient } from "../../fakes/testClient";
import { defaultAccount, type AccountRecord } from "../../simulator/accountRecords";
import { documentServers } from "../../simulator/documentServers";
import type { IdWorld } from "../../simulator/serverRecords";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { openWindow, type OpenWindow } from "./openWindow";
import { SteppedClock } from "./steppedClock";
import { until } from "./until";

/** Longer than an accepted write is trusted over a list that lags behind. */
const untilNothingIsBelievedMs = 21_000;

export const otherAccount: AccountRecord = {
  token: "vps_other_token_0123456789",
  email: "bob@example.com",
  servers: documentServers.slice(0, 1).map((server) => ({ ...server, id: 777, name: "bobs" })),
};
const accounts = [defaultAccount, otherAccount];

/** Two windows of one user, and the API with the true state. */
export class RealWorld {
  readonly windows: readonly [OpenWindow, OpenWindow];
  readonly secrets = new MemorySecrets();
  /** Every write that the user has asked for, by method and path. */
  readonly intended: string[] = [];
  readonly signedOut = new Set<string>();
  #names = 0;
  /** Set while the API makes users wait: nobody should have to wait long. */
  isStalling = false;

  private constructor(
    readonly simulator: Simulator,
    readonly ids: IdWorld,
    readonly clock: SteppedClock,
    cacheFolder: string,
  ) {
    const options = {
      secrets: this.secrets,
      apiUrl: () => simulator.apiUrl,
      cacheFolder,
      clock,
      timeoutMs: () => (this.isStalling && simulator.faults.pending > 0 ? 40 : 8_000),
    };
    this.windows = [openWindow(options), openWindow(options)];
  }

  static async start(ids: IdWorld, cacheFolder: string): Promise<RealWorld> {
    const clock = new SteppedClock();
    const world = new RealWorld(
      await startSimulator({ ids, clock: clock.api, accounts }),
      ids,
      clock,
      cacheFolder,
    );
    await Promise.all(world.windows.map((window) => window.sync.start()));
    return world;
  }

  readonly nextName = (): string => {
    this.#names += 1;
    return `shop-${this.#names}`;
  };

  /** What the API answers right now. */
  async listText({ token }: AccountRecord): Promise<string> {
    const { apiUrl } = this.simulator;
    const headers = { Authorization: `Bearer ${token}` };
    return (await fetch(`${apiUrl}servers/`, { headers })).text();
  }

  /** No fault is left, every window has asked once more, and what was only assumed has expired. */
  async settle(): Promise<void> {
    this.simulator.faults.clear();
    this.isStalling = false;
    this.secrets.readFailure = undefined;
    this.secrets.writeFailure = undefined;
    for (const { accounts } of [...this.windows, ...this.windows]) {
      await accounts.load();
    }
    this.clock.step(untilNothingIsBelievedMs);
    for (const { accounts, sync, store, refresher } of this.windows) {
      await accounts.load();
      await sync.start();
      await Promise.all(store.views().map(({ account }) => refresher.refreshListAnew(account.key)));
    }
    // A sign-in that this window has heard of from the other one asks for a list of its own.
    const lists = () => this.windows.flatMap(({ store }) => store.views());
    await until(() => !lists().some(({ snapshot }) => snapshot.isLoading));
  }

  /** The API's servers of an account, as rows. */
  async truthOf(token: string): Promise<readonly string[]> {
    const { client } = testClient(this.simulator.apiUrl, { token });
    const { servers } = await client.listServers();
    return servers.map(rowOf).sort();
  }

  /** The writes to servers that the API got, without creates. */
  get writes(): readonly string[] {
    return this.simulator.requests
      .filter(({ method, path }) => method !== "GET" && !path.endsWith("/servers/"))
      .map(({ method, path }) => `${method} ${path.replace("/api/v1/", "")}`);
  }

  get createRequests(): number {
    return this.simulator.requests.filter(
      ({ method, path }) => method === "POST" && path.endsWith("/servers/"),
    ).length;
  }

  async end(): Promise<void> {
    for (const window of this.windows) {
      window.dispose();
    }
    await this.simulator.close();
  }
}

export function rowsOf({ store }: OpenWindow, accountKey: string): readonly string[] {
  return store.serversOf(accountKey).map(rowOf).sort();
}

function rowOf({ id, status, name, hostname }: Server): string {
  return [id, status, name, hostname].join(" ");
}
