import { MemorySecrets } from "../../fakes/memorySecrets";
import type { IdWorld } from "../../simulator/serverRecords";
import { startSimulator, type Simulator } from "../../simulator/simulator";
import { uuidOf } from "../../simulator/uuidOf";
import { openWindow, type OpenWindow } from "./openWindow";
import { SteppedClock } from "./steppedClock";

/** Longer than an accepted write is trusted over a list that lags behind. */
const untilNothingIsBelievedMs = 21_000;

/** Two windows of one user, and the API with the true state. */
export class RealWorld {
  readonly windows: readonly [OpenWindow, OpenWindow];
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
      secrets: new MemorySecrets(),
      apiUrl: () => simulator.apiUrl,
      cacheFolder,
      clock,
      timeoutMs: () => (this.isStalling && simulator.faults.pending > 0 ? 40 : 8_000),
    };
    this.windows = [openWindow(options), openWindow(options)];
  }

  static async start(ids: IdWorld, cacheFolder: string): Promise<RealWorld> {
    const clock = new SteppedClock();
    const world = new RealWorld(await startSimulator({ ids, clock }), ids, clock, cacheFolder);
    await Promise.all(world.windows.map((window) => window.sync.start()));
    return world;
  }

  readonly nextName = (): string => {
    this.#names += 1;
    return `shop-${this.#names}`;
  };

  /** No fault is left, every window has asked once more, and what was only assumed has expired. */
  async settle(): Promise<void> {
    this.simulator.faults.clear();
    this.isStalling = false;
    this.clock.step(untilNothingIsBelievedMs);
    for (const { accounts, sync, store, refresher } of this.windows) {
      await accounts.load();
      await sync.start();
      await Promise.all(store.views().map(({ account }) => refresher.refreshListAnew(account.key)));
    }
  }

  get truth(): readonly string[] {
    return this.simulator.servers
      .map(({ id, name, status, hostname }) =>
        [this.ids === "uuid" ? uuidOf("server", id) : id, status, name, hostname].join(" "),
      )
      .sort();
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

export function rowsOf({ store }: OpenWindow): readonly string[] {
  return store
    .allServers()
    .map(({ server: { id, status, name, hostname } }) => [id, status, name, hostname].join(" "))
    .sort();
}
