import type { Clock } from "../core/base/clock";
import type { Disposable } from "../core/base/emitter";
import type { Logger } from "../core/base/logger";
import type { Account } from "../core/servers/account";
import type { Server } from "../core/servers/server";
import type { ServerStore } from "../core/servers/serverStore";
import type { ListCache } from "./listCache";

export interface KeptListsDependencies {
  readonly store: ServerStore;
  readonly cache: Pick<ListCache, "read" | "write" | "remove">;
  readonly clock: Clock;
  readonly logger: Pick<Logger, "warn">;
}

/** A batch of changes is written once. */
const writeDelayMs = 1_000;

/** Keeps the lists on disk in step with the store. A list that brings nothing new writes nothing. */
export class KeptLists {
  readonly #listener: Disposable;
  readonly #timers = new Map<string, Disposable>();
  readonly #written = new Map<string, readonly Server[]>();
  readonly #seenAsOfMs = new Map<string, number>();

  constructor(private readonly dependencies: KeptListsDependencies) {
    this.#listener = dependencies.store.onDidChange(({ accountKey }) => {
      this.#look(accountKey);
    });
  }

  /** Whose token the environment holds may differ next time, so its list is not kept. */
  async restore({ key, source }: Account): Promise<void> {
    const { store, cache } = this.dependencies;
    const cached = source === "stored" ? await cache.read(key) : undefined;
    if (cached) {
      this.#seenAsOfMs.set(key, cached.asOfMs);
      store.update(key, (servers) => {
        servers.restore({ servers: cached.servers, unreadableCount: 0 }, cached.asOfMs);
      });
      this.#written.set(key, store.serversOf(key));
    }
  }

  /** The user has signed out. */
  async remove(accountKey: string): Promise<void> {
    this.#timers.get(accountKey)?.dispose();
    this.#timers.delete(accountKey);
    this.#written.delete(accountKey);
    this.#seenAsOfMs.delete(accountKey);
    await this.dependencies.cache.remove(accountKey);
  }

  dispose(): void {
    this.#listener.dispose();
    for (const timer of this.#timers.values()) {
      timer.dispose();
    }
  }

  #look(accountKey: string): void {
    const { store, clock } = this.dependencies;
    const { asOfMs, isRestored } = store.stateOf(accountKey) ?? {};
    const isNew = asOfMs !== undefined && asOfMs !== this.#seenAsOfMs.get(accountKey);
    if (!isNew || isRestored || store.account(accountKey)?.source !== "stored") {
      return;
    }
    this.#seenAsOfMs.set(accountKey, asOfMs);
    if (!this.#timers.has(accountKey)) {
      const timer = clock.after(writeDelayMs, () => {
        this.#timers.delete(accountKey);
        this.#write(accountKey);
      });
      this.#timers.set(accountKey, timer);
    }
  }

  #write(accountKey: string): void {
    const { store, cache, logger } = this.dependencies;
    const { asOfMs } = store.stateOf(accountKey) ?? {};
    const servers = store.serversOf(accountKey);
    if (asOfMs !== undefined && servers !== this.#written.get(accountKey)) {
      this.#written.set(accountKey, servers);
      cache.write(accountKey, { asOfMs, servers }).catch((fault: unknown) => {
        logger.warn(`The list could not be kept: ${String(fault)}`);
      });
    }
  }
}
