import type { Problem } from "../base/problem";
import { allowedPowerActions, transitionOf, type PowerAction } from "../servers/powerAction";
import { serverKey, type ServerRef } from "../servers/server";
import {
  runBatch,
  type BatchDependencies,
  type BatchOptions,
  type BatchResult,
  type Held,
} from "./batch";
import { powerChange } from "./powerChange";

/** How the action ended for one server. */
export type PowerOutcome =
  | { readonly kind: "accepted" }
  /** The API refused since the state was another: the row shows the true one now. */
  | { readonly kind: "refused"; readonly problem: Problem; readonly status: string | undefined }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** No answer came: the server was asked for its state, and the row shows it. */
  | { readonly kind: "unknown"; readonly problem: Problem }
  /** Not sent: cancelled before, or the state no longer allowed it. */
  | { readonly kind: "skipped" }
  /** Not sent: another change of the server is still under way. */
  | { readonly kind: "busy" }
  /** Not sent: the user has marked the server as protected. */
  | { readonly kind: "protected" }
  | Held;

export type PowerResult = BatchResult<PowerOutcome>;

/** The state that shows that the action was carried out; a reboot leaves no trace. */
const goals: Readonly<Record<PowerAction, string>> = {
  start: "active",
  stop: "stopped",
  reboot: "",
};

/** Starts, stops and reboots servers. */
export class ServerPower {
  constructor(private readonly dependencies: BatchDependencies) {}

  /** One result per server in the order given. A cancelled signal stops before the next one. */
  run(
    refs: readonly ServerRef[],
    action: PowerAction,
    options: BatchOptions = {},
  ): Promise<readonly PowerResult[]> {
    return runBatch<PowerOutcome>(
      refs,
      async (ref) => (await this.#seen(ref, action, options)) ?? this.#act(ref, action),
      this.dependencies,
      options,
    );
  }

  /** What a look at the server tells of an earlier try; undefined if it may be tried again. */
  async #seen(
    ref: ServerRef,
    action: PowerAction,
    { unclear }: BatchOptions,
  ): Promise<PowerOutcome | undefined> {
    const problem = unclear?.get(serverKey(ref));
    if (!problem) {
      return undefined;
    }
    const now = await this.dependencies.sender.lookAt(ref);
    if (!now) {
      return { kind: "unknown", problem };
    }
    if (now !== "gone" && [transitionOf(action), goals[action]].includes(now.status)) {
      return { kind: "accepted" };
    }
    // A server that is active again may have been rebooted, and a second time would be one too many.
    return action === "reboot" && now !== "gone" ? { kind: "unknown", problem } : undefined;
  }

  async #act(ref: ServerRef, action: PowerAction): Promise<PowerOutcome> {
    const { store, sender } = this.dependencies;
    const server = store.find(ref)?.server;
    if (!server || !allowedPowerActions(server.status).includes(action)) {
      return { kind: "skipped" };
    }
    const outcome = await sender.send(powerChange(ref, action, server));
    switch (outcome.kind) {
      case "accepted":
      case "busy":
      case "protected":
      case "unknown":
        return outcome;
      case "missing":
        return { kind: "failed", problem: { kind: "notFound", detail: undefined } };
      case "refused":
        return this.#refused(ref, action, outcome.problem);
    }
  }

  #refused(ref: ServerRef, action: PowerAction, problem: Problem): PowerOutcome {
    const { store } = this.dependencies;
    const status = store.find(ref)?.server.status;
    // Of an account that has signed out meanwhile, nobody knows any server's state.
    const isStateTheReason =
      store.account(ref.accountKey) !== undefined &&
      (problem.kind === "invalid" || problem.kind === "conflict") &&
      (status === undefined || !allowedPowerActions(status).includes(action));
    return isStateTheReason ? { kind: "refused", problem, status } : { kind: "failed", problem };
  }
}
