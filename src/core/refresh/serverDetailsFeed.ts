import type { Account } from "../servers/account";
import type { Clock } from "../base/clock";
import { Emitter, type Disposable } from "../base/emitter";
import { Poller, type PollOutcome } from "./poller";
import type { Problem } from "../base/problem";
import { problemOf } from "../base/problemError";
import { serverKey, type Server, type ServerDetails, type ServerRef } from "../servers/server";
import type { ServerRefresher } from "./serverRefresher";
import { concerns, type ServerStore, type StoreChange } from "../servers/serverStore";

export interface ServerDetailsFeedOptions {
  readonly store: Pick<ServerStore, "account" | "find" | "isGone" | "onDidChange">;
  readonly refresher: Pick<ServerRefresher, "refreshServer" | "onDidAnswer" | "paceOf">;
  readonly clock: Clock;
  readonly random: () => number;
  /** 0 switches polling off; a server is then asked for once, and when somebody refreshes. */
  readonly intervalMs: () => number;
  readonly onFault: (fault: unknown) => void;
}

/** What is known of the one server, and how good that knowledge is. */
export interface DetailsSnapshot {
  /**
   * "waiting": the accounts have not been read yet. "gone" and "signedOut" ask for nothing more,
   * until the server or the account is there again.
   */
  readonly phase: "waiting" | "open" | "gone" | "signedOut";
  readonly server: Server | undefined;
  /** Undefined until the server's own answer has come. */
  readonly details: ServerDetails | undefined;
  readonly asOfMs: number | undefined;
  /** Why the newest question failed; undefined when it did not. */
  readonly problem: Problem | undefined;
}

/** Keeps one server's details fresh while somebody looks at them. */
export class ServerDetailsFeed {
  readonly #poller: Poller;
  readonly #listeners: readonly Disposable[];
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;
  #details: ServerDetails | undefined;
  #asOfMs: number | undefined;
  #problem: Problem | undefined;
  #isAccountKnown = false;
  #isVisible = false;

  constructor(
    readonly ref: ServerRef,
    private readonly options: ServerDetailsFeedOptions,
  ) {
    const { store, refresher, clock, random, intervalMs, onFault } = options;
    this.#poller = new Poller({
      clock,
      random,
      intervalMs,
      onFault,
      pace: refresher.paceOf(ref.accountKey),
      poll: () => this.#ask(),
    });
    this.#listeners = [
      refresher.onDidAnswer(({ ref: answered, details, atMs }) => {
        if (serverKey(answered) === serverKey(ref)) {
          this.#answered(details, atMs);
        }
      }),
      store.onDidChange((change) => {
        this.#storeChanged(change);
      }),
    ];
  }

  /** Call once the stored accounts have been read: an account that is missing now has signed out. */
  accountsAreKnown(): void {
    this.#isAccountKnown = true;
    this.#look();
    this.#changed.fire(undefined);
  }

  /** Call when the window has got the focus. */
  windowWasFocused(): void {
    this.#poller.hasten();
  }

  /** Call whenever the panel appears or vanishes. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#look();
  }

  current(): DetailsSnapshot {
    const account = this.#account();
    const listed = this.options.store.find(this.ref)?.server;
    const phase = this.#phase(account, listed);
    return phase === "waiting" || phase === "signedOut"
      ? { phase, server: undefined, details: undefined, asOfMs: undefined, problem: undefined }
      : {
          phase,
          server: listed ?? this.#details,
          details: this.#details && (listed ? merged(this.#details, listed) : this.#details),
          asOfMs: this.#asOfMs,
          problem: this.#problem,
        };
  }

  /** Asks now, because somebody wants to know. */
  async refresh(): Promise<void> {
    await this.#ask();
    this.#poller.restart();
  }

  dispose(): void {
    this.#poller.dispose();
    this.#changed.dispose();
    for (const listener of this.#listeners) {
      listener.dispose();
    }
  }

  #account(): Account | undefined {
    return this.options.store.account(this.ref.accountKey);
  }

  #phase(account: Account | undefined, listed: Server | undefined): DetailsSnapshot["phase"] {
    if (!account) {
      return this.#isAccountKnown ? "signedOut" : "waiting";
    }
    return !listed && this.options.store.isGone(this.ref) ? "gone" : "open";
  }

  #look(): void {
    this.#poller.setVisible(this.#isVisible && this.current().phase === "open");
  }

  #storeChanged(change: StoreChange): void {
    if (!concerns(change, this.ref)) {
      return;
    }
    if (!this.#account()) {
      this.#details = undefined;
      this.#asOfMs = undefined;
      this.#problem = undefined;
    }
    this.#look();
    this.#changed.fire(undefined);
  }

  #answered(details: ServerDetails | undefined, atMs: number): void {
    this.#problem = undefined;
    if (details) {
      this.#details = details;
      this.#asOfMs = atMs;
    }
    this.#poller.restart();
    this.#look();
    this.#changed.fire(undefined);
  }

  async #ask(): Promise<PollOutcome> {
    if (this.current().phase !== "open") {
      return "ok";
    }
    try {
      await this.options.refresher.refreshServer(this.ref);
      return "ok";
    } catch (caught) {
      const problem = problemOf(caught);
      if (!problem) {
        throw caught;
      }
      if (problem.kind !== "cancelled") {
        this.#problem = problem;
        this.#changed.fire(undefined);
      }
      return "failed";
    }
  }
}

/** The list knows the newest state, but neither IPv6 nor bandwidth. */
function merged(details: ServerDetails, listed: Server): ServerDetails {
  const samePlan = listed.plan === undefined || listed.plan.id === details.plan?.id;
  return {
    ...details,
    ...listed,
    hostname: listed.hostname ?? details.hostname,
    ipv4: listed.ipv4 ?? details.ipv4,
    ipv6: listed.ipv6 ?? details.ipv6,
    os: listed.os ?? details.os,
    plan: samePlan ? details.plan : listed.plan,
    updatedAtMs: latest(listed.updatedAtMs, details.updatedAtMs),
  };
}

function latest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : other === undefined ? one : Math.max(one, other);
}
