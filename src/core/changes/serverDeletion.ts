import pLimit from "p-limit";
import type { Problem } from "../base/problem";
import { outcomeOf, problemOf } from "../base/problemError";
import { serverKey, type ServerRef } from "../servers/server";
import type { ServerRefresher } from "../refresh/serverRefresher";
import { deletingStatus } from "../servers/serverStatus";
import type { ServerStore } from "../servers/serverStore";

export interface DeletionSource {
  /** Call 6. Cannot be undone. */
  deleteServer(serverId: string): Promise<void>;
}

export type DeletionOutcome =
  | { readonly kind: "deleted" }
  /** Somebody else had deleted it before. */
  | { readonly kind: "goneAlready" }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** No answer came, and the server is still there as far as the API tells. */
  | { readonly kind: "unknown"; readonly problem: Problem };

export interface DeletionResult {
  readonly ref: ServerRef;
  readonly name: string;
  readonly outcome: DeletionOutcome;
}

const mostAtOnce = 4;

/** Deletes servers, one try each. Whoever calls has asked the person and has the typed name. */
export class ServerDeletion {
  readonly #running = new Map<string, Promise<DeletionOutcome>>();

  constructor(
    private readonly store: ServerStore,
    private readonly refresher: ServerRefresher,
    private readonly sourceOf: (accountKey: string) => DeletionSource | undefined,
  ) {}

  /** One result per server; one that fails leaves the others as they are. */
  async run(refs: readonly ServerRef[]): Promise<readonly DeletionResult[]> {
    const limit = pLimit(mostAtOnce);
    return Promise.all(
      refs.map((ref) =>
        limit(async () => {
          const name = this.store.find(ref)?.server.name ?? ref.serverId;
          return { ref, name, outcome: await this.#deleteOnce(ref) };
        }),
      ),
    );
  }

  /** A second click joins the first. */
  #deleteOnce(ref: ServerRef): Promise<DeletionOutcome> {
    const key = serverKey(ref);
    const running =
      this.#running.get(key) ??
      this.#delete(ref).finally(() => {
        this.#running.delete(key);
      });
    this.#running.set(key, running);
    return running;
  }

  async #delete(ref: ServerRef): Promise<DeletionOutcome> {
    const { accountKey, serverId } = ref;
    const source = this.sourceOf(accountKey);
    const change =
      source &&
      this.store.update(accountKey, (servers) =>
        servers.beginChange({
          serverId,
          shown: { status: deletingStatus },
          isConfirmedBy: () => false,
        }),
      );
    if (!source) {
      return { kind: "failed", problem: { kind: "unauthorized" } };
    }
    if (!change) {
      return { kind: "goneAlready" };
    }
    try {
      await source.deleteServer(serverId);
      this.#gone(ref);
      return { kind: "deleted" };
    } catch (caught) {
      const problem = problemOf(caught);
      if (!problem) {
        throw caught;
      }
      return await this.#afterProblem(ref, problem);
    } finally {
      this.store.update(accountKey, (servers) => {
        servers.endChange(change);
      });
    }
  }

  async #afterProblem(ref: ServerRef, problem: Problem): Promise<DeletionOutcome> {
    if (problem.kind === "notFound") {
      this.#gone(ref);
      return { kind: "goneAlready" };
    }
    if (outcomeOf(problem) !== "unknown") {
      return { kind: "failed", problem };
    }
    await this.refresher.refreshServer(ref).catch(() => undefined);
    // Of an account that has signed out meanwhile, nobody can tell.
    const isSignedIn = this.store.views().some(({ account }) => account.key === ref.accountKey);
    return isSignedIn && !this.store.find(ref) ? { kind: "deleted" } : { kind: "unknown", problem };
  }

  #gone({ accountKey, serverId }: ServerRef): void {
    this.store.update(accountKey, (servers) => {
      servers.removeServer(servers.nextOrder(), serverId);
    });
  }
}
