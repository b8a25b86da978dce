import type { Problem } from "../base/problem";
import { outcomeOf, problemOf } from "../base/problemError";
import type { ServerRefresher } from "../refresh/serverRefresher";
import type { ShownChange } from "../servers/pendingChanges";
import { serverKey, type Server, type ServerDetails, type ServerRef } from "../servers/server";
import type { ServerStore } from "../servers/serverStore";
import type { ServerApi } from "./serverApi";

/** One change to one server, as data. Each verb has a file that makes these. */
export interface Change<Answer> {
  readonly ref: ServerRef;
  /** The same for a second click on the same thing. */
  readonly verb: string;
  /** True if it must not happen to a protected server. */
  readonly isHarmful: boolean;
  /** What the row shows while the change is under way. */
  readonly shown: ShownChange;
  readonly isConfirmedBy: (server: Server) => boolean;
  readonly endsAsBefore?: boolean;
  readonly send: (api: ServerApi) => Promise<Answer>;
  /** What the server is like once the API has said yes. */
  readonly afterYes: (answer: Answer) => ShownChange | "gone";
  /** What a refusal calls for: a look at the server, or one that tells whether it is there at all. */
  readonly afterNo: (problem: Problem) => "look" | "confirm" | "leave";
  /** True if the server, as it is now, shows that a change whose answer was lost was carried out. */
  readonly isDone: (now: ServerDetails | "gone") => boolean;
}

export type ChangeOutcome =
  | { readonly kind: "accepted" }
  /** Nothing has happened: the API said no, or the request never left. */
  | { readonly kind: "refused"; readonly problem: Problem }
  /** Nobody can tell whether it was carried out. */
  | { readonly kind: "unknown"; readonly problem: Problem }
  /** The server is not there. */
  | { readonly kind: "missing" }
  /** Not sent: another change of this server is still under way. */
  | { readonly kind: "busy" }
  /** Not sent: the user has marked the server as protected. */
  | { readonly kind: "protected" };

export interface ChangeDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly apiOf: (accountKey: string) => ServerApi | undefined;
}

interface Running {
  readonly verb: string;
  readonly outcome: Promise<ChangeOutcome>;
}

/**
 * Sends changes, each once: mark the row, send, and take the answer; after an answer that was lost,
 * look at the server by a question asked from then on. Whoever follows the server until it settles
 * hears of it through the store (core/refresh/transitionFollower).
 */
export class ChangeSender {
  readonly #running = new Map<string, Running>();

  constructor(private readonly dependencies: ChangeDependencies) {}

  /** A server takes one change at a time; the same one again joins the first. */
  send<Answer>(change: Change<Answer>): Promise<ChangeOutcome> {
    // The one place that every change passes, whichever menu, panel, key or batch it comes from.
    if (change.isHarmful && this.dependencies.store.isProtected(change.ref)) {
      return Promise.resolve({ kind: "protected" });
    }
    const key = serverKey(change.ref);
    const running = this.#running.get(key);
    if (running) {
      return running.verb === change.verb ? running.outcome : Promise.resolve({ kind: "busy" });
    }
    const outcome = this.#send(change).finally(() => {
      this.#running.delete(key);
    });
    this.#running.set(key, { verb: change.verb, outcome });
    return outcome;
  }

  /** Undefined if it could not be asked. Of an account that has signed out, nobody can tell. */
  async lookAt(ref: ServerRef): Promise<ServerDetails | "gone" | undefined> {
    const { store, refresher } = this.dependencies;
    const details = await refresher.refreshServerAnew(ref).catch(() => undefined);
    const isSignedIn = store.account(ref.accountKey) !== undefined;
    return isSignedIn && !details && store.isGone(ref) ? "gone" : details;
  }

  async #send<Answer>(change: Change<Answer>): Promise<ChangeOutcome> {
    const { store, apiOf } = this.dependencies;
    const { accountKey, serverId } = change.ref;
    const api = apiOf(accountKey);
    if (!api) {
      return { kind: "refused", problem: { kind: "unauthorized" } };
    }
    const { shown, isConfirmedBy, endsAsBefore = false } = change;
    const pending = store.update(accountKey, (servers) =>
      servers.beginChange({ serverId, shown, isConfirmedBy, endsAsBefore }),
    );
    if (!pending) {
      // Of an account that is not there, nobody knows which servers there are.
      return store.account(accountKey)
        ? { kind: "missing" }
        : { kind: "refused", problem: { kind: "unauthorized" } };
    }
    const end = () =>
      store.update(accountKey, (servers) => {
        servers.endChange(pending);
      });
    try {
      const now = change.afterYes(await change.send(api));
      store.update(accountKey, (servers) => {
        if (now === "gone") {
          servers.removeServer(servers.nextOrder(), serverId);
        } else {
          servers.acceptChange(pending, now);
        }
      });
      return { kind: "accepted" };
    } catch (caught) {
      const problem = problemOf(caught);
      if (problem && outcomeOf(problem) === "unknown") {
        const outcome = await this.#look(change, problem);
        end();
        return outcome;
      }
      const isToConfirm = problem && change.afterNo(problem) === "confirm";
      const confirmed = isToConfirm ? await this.#confirm(change.ref, problem) : undefined;
      end();
      if (!problem) {
        throw caught;
      }
      if (change.afterNo(problem) === "look") {
        await this.lookAt(change.ref);
      }
      return confirmed ?? { kind: "refused", problem };
    }
  }

  /** That a write found no such server is not yet the server's own answer that it does not exist. */
  async #confirm(ref: ServerRef, { evidence }: Problem): Promise<ChangeOutcome> {
    const now = await this.lookAt(ref);
    if (now === "gone") {
      this.#remove(ref, "absent");
      return { kind: "missing" };
    }
    const problem = {
      kind: "unexpectedStatus",
      status: 404,
      ...(evidence ? { evidence } : {}),
    } as const;
    return { kind: now ? "refused" : "unknown", problem };
  }

  async #look<Answer>(change: Change<Answer>, problem: Problem): Promise<ChangeOutcome> {
    const now = await this.lookAt(change.ref);
    if (!now || !change.isDone(now)) {
      return { kind: "unknown", problem };
    }
    if (now === "gone") {
      this.#remove(change.ref, "deleted");
    }
    return { kind: "accepted" };
  }

  #remove({ accountKey, serverId }: ServerRef, how: "deleted" | "absent"): void {
    this.dependencies.store.update(accountKey, (servers) => {
      servers.removeServer(servers.nextOrder(), serverId, how);
    });
  }
}
