import type { Clock } from "../base/clock";
import type { Problem } from "../base/problem";
import type { Paces } from "../refresh/accountPace";
import type { ServerRef } from "../servers/server";
import type { ServerStore } from "../servers/serverStore";
import { runBatch, type BatchOptions, type Held } from "./batch";
import { deletionChange } from "./deletionChange";
import type { ChangeSender } from "./sendChange";

export type DeletionOutcome =
  | { readonly kind: "deleted" }
  /** Somebody else had deleted it before. */
  | { readonly kind: "goneAlready" }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** No answer came, and the server is still there as far as the API tells. */
  | { readonly kind: "unknown"; readonly problem: Problem }
  /** Not sent: another change of the server is still under way, or it was cancelled. */
  | { readonly kind: "busy" }
  | { readonly kind: "skipped" }
  | Held;

export interface DeletionResult {
  readonly ref: ServerRef;
  readonly name: string;
  readonly outcome: DeletionOutcome;
}

export interface DeletionDependencies {
  readonly store: ServerStore;
  readonly sender: ChangeSender;
  readonly clock: Clock;
  readonly paces: Paces;
}

/** Deletes servers, one try each. Whoever calls has asked the user and has the typed name. */
export class ServerDeletion {
  constructor(private readonly dependencies: DeletionDependencies) {}

  /** One result per server; one that fails leaves the others as they are. */
  async run(
    refs: readonly ServerRef[],
    options: BatchOptions = {},
  ): Promise<readonly DeletionResult[]> {
    const names = refs.map((ref) => this.dependencies.store.find(ref)?.server.name ?? ref.serverId);
    const outcomes = await runBatch<DeletionOutcome>(
      {
        refs,
        act: (ref) => this.#delete(ref),
        problemOf: (outcome) => (outcome.kind === "failed" ? outcome.problem : undefined),
      },
      this.dependencies,
      options,
    );
    return refs.map((ref, at) => ({
      ref,
      name: names[at] ?? ref.serverId,
      outcome: outcomes[at] ?? { kind: "skipped" },
    }));
  }

  async #delete(ref: ServerRef): Promise<DeletionOutcome> {
    const outcome = await this.dependencies.sender.send(deletionChange(ref));
    switch (outcome.kind) {
      case "accepted":
        return { kind: "deleted" };
      case "missing":
        return { kind: "goneAlready" };
      case "refused":
        return { kind: "failed", problem: outcome.problem };
      case "unknown":
      case "busy":
        return outcome;
    }
  }
}
