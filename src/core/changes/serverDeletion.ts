import type { Problem } from "../base/problem";
import { serverKey, type ServerRef } from "../servers/server";
import {
  runBatch,
  type BatchDependencies,
  type BatchOptions,
  type BatchResult,
  type Held,
} from "./batch";
import { deletionChange } from "./deletionChange";

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
  /** Not sent: the user has marked the server as protected. */
  | { readonly kind: "protected" }
  | Held;

export type DeletionResult = BatchResult<DeletionOutcome>;

/** Deletes servers, one try each. Whoever calls has asked the user and has the typed name. */
export class ServerDeletion {
  constructor(private readonly dependencies: BatchDependencies) {}

  /** One result per server; one that fails leaves the others as they are. */
  run(refs: readonly ServerRef[], options: BatchOptions = {}): Promise<readonly DeletionResult[]> {
    return runBatch<DeletionOutcome>(
      refs,
      async (ref) => (await this.#seen(ref, options)) ?? this.#delete(ref),
      this.dependencies,
      options,
    );
  }

  /** What a look at the server tells of an earlier try; undefined if it may be tried again. */
  async #seen(ref: ServerRef, { unclear }: BatchOptions): Promise<DeletionOutcome | undefined> {
    const problem = unclear?.get(serverKey(ref));
    const now = problem && (await this.dependencies.sender.lookAt(ref));
    if (now === "gone") {
      return { kind: "deleted" };
    }
    return problem && !now ? { kind: "unknown", problem } : undefined;
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
      case "protected":
      case "busy":
        return outcome;
    }
  }
}
