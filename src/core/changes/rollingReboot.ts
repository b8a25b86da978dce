import type { Clock } from "../base/clock";
import { waitFor } from "../base/waitFor";
import type { Paces } from "../refresh/accountPace";
import type { ServerRefresher } from "../refresh/serverRefresher";
import { isInTransition } from "../servers/serverStatus";
import type { Server, ServerRef } from "../servers/server";
import type { ServerStore } from "../servers/serverStore";
import { wavesOf, type RollingFault, type RollingRun, type RollingServer } from "./rollingRun";
import type { PowerOutcome, ServerPower } from "./serverPower";

/** Where a server's ssh listens. */
export interface ProbeTarget {
  readonly host: string;
  readonly port: number;
}

export interface RollingDependencies {
  readonly store: ServerStore;
  readonly refresher: Pick<ServerRefresher, "refreshServerAnew">;
  readonly power: Pick<ServerPower, "run">;
  readonly paces: Paces;
  readonly clock: Clock;
  /** Whether something accepts a connection there. It never rejects. */
  readonly probe: (target: ProbeTarget, signal: AbortSignal) => Promise<boolean>;
  readonly targetOf: (server: Server, ref: ServerRef) => ProbeTarget | undefined;
}

/** Called with every step, before it is taken: what is kept never lags behind what was sent. */
export type KeepRun = (run: RollingRun) => PromiseLike<void>;

const firstLooksMs = [2_000, 3_000, 5_000, 8_000];
const laterLooksMs = 10_000;
const longestRebootMs = 15 * 60_000;
const betweenProbesMs = 5_000;
const longestSilenceMs = 5 * 60_000;
const mostTries = 6;

/**
 * Reboots servers wave by wave, and goes on only when all of a wave are active again and something
 * answers at their ports. The first one that does not come back ends it.
 */
export class RollingReboot {
  #run: RollingRun;
  #isStopped = false;

  constructor(
    run: RollingRun,
    private readonly dependencies: RollingDependencies,
    private readonly keep: KeepRun,
    private readonly signal: AbortSignal,
  ) {
    this.#run = run;
  }

  /** The run as it is when it has finished, has stopped at a fault, or was cancelled. */
  async go(): Promise<RollingRun> {
    for (const wave of wavesOf(this.#run)) {
      // One by one, so that a server that can't be rebooted spares the rest of its location.
      for (const at of wave) {
        await this.#send(at);
      }
      await Promise.all(wave.map((at) => this.#comesBack(at)));
      if (this.#isOver) {
        break;
      }
    }
    return this.#run;
  }

  get #isOver(): boolean {
    return this.#isStopped || this.signal.aborted;
  }

  async #send(at: number): Promise<void> {
    const server = this.#run.servers[at];
    if (server?.step !== "waiting" || this.#isOver) {
      return;
    }
    const fault = await this.#whyNot(server);
    if (fault) {
      await this.#stopAt(at, fault);
      return;
    }
    for (let tries = 0; tries < mostTries; tries += 1) {
      await this.#pauseOf(server);
      if (this.signal.aborted) {
        return;
      }
      await this.#step(at, { step: "sending" });
      const [result] = await this.dependencies.power.run([server], "reboot");
      const outcome = result?.outcome;
      const isTooFast = outcome?.kind === "failed" && outcome.problem.kind === "rateLimited";
      if (!outcome || (isTooFast && tries + 1 < mostTries)) {
        await this.#step(at, { step: "waiting" });
        continue;
      }
      await (outcome.kind === "accepted"
        ? this.#step(at, { step: "rebooting" })
        : this.#stopAt(at, faultOf(outcome), outcome.kind === "unknown" ? "sending" : "waiting"));
      return;
    }
  }

  /** What speaks against rebooting a server that could then not be seen to come back. */
  async #whyNot(ref: RollingServer): Promise<RollingFault | undefined> {
    const { store, probe, targetOf } = this.dependencies;
    if (store.isProtected(ref)) {
      return { kind: "protected" };
    }
    const server = store.find(ref)?.server;
    if (server?.status !== "active") {
      return { kind: "notActive" };
    }
    const target = targetOf(server, ref);
    if (!target) {
      return { kind: "noAddress" };
    }
    const answers = await probe(target, this.signal);
    return answers || this.signal.aborted ? undefined : { kind: "silentBefore" };
  }

  async #comesBack(at: number): Promise<void> {
    const server = this.#run.servers[at];
    if (!server || (server.step !== "rebooting" && server.step !== "sending") || server.fault) {
      return;
    }
    const fault = (await this.#isActiveAgain(server)) ?? (await this.#answersAgain(server));
    if (fault) {
      await this.#stopAt(at, fault, server.step);
    } else if (!this.signal.aborted) {
      await this.#step(at, { step: "done" });
    }
  }

  async #isActiveAgain(ref: ServerRef): Promise<RollingFault | undefined> {
    const { store, refresher, clock } = this.dependencies;
    const begunMs = clock.elapsedMs();
    for (let look = 0; clock.elapsedMs() - begunMs < longestRebootMs; look += 1) {
      await waitFor(firstLooksMs[look] ?? laterLooksMs, clock, this.signal);
      await this.#pauseOf(ref);
      if (this.signal.aborted) {
        return undefined;
      }
      // What can't be read now may be readable the next time.
      await refresher.refreshServerAnew(ref).catch(() => undefined);
      const status = store.find(ref)?.server.status;
      if (status === undefined) {
        return { kind: store.account(ref.accountKey) ? "gone" : "signedOut" };
      }
      if (!isInTransition(status)) {
        return status === "active" ? undefined : { kind: "notActiveAgain" };
      }
    }
    return { kind: "notActiveAgain" };
  }

  async #answersAgain(ref: ServerRef): Promise<RollingFault | undefined> {
    const { store, clock, probe, targetOf } = this.dependencies;
    const begunMs = clock.elapsedMs();
    while (!this.signal.aborted) {
      const server = store.find(ref)?.server;
      const target = server && targetOf(server, ref);
      if (target && (await probe(target, this.signal))) {
        return undefined;
      }
      if (clock.elapsedMs() - begunMs >= longestSilenceMs) {
        return { kind: "silentAfter" };
      }
      await waitFor(betweenProbesMs, clock, this.signal);
    }
    return undefined;
  }

  async #pauseOf({ accountKey }: ServerRef): Promise<void> {
    const pauseMs = await this.dependencies.paces.of(accountKey).sharedPauseLeftMs();
    if (pauseMs > 0) {
      await waitFor(pauseMs, this.dependencies.clock, this.signal);
    }
  }

  async #stopAt(
    at: number,
    fault: RollingFault,
    step: RollingServer["step"] = "waiting",
  ): Promise<void> {
    this.#isStopped = true;
    await this.#step(at, { fault, step });
  }

  async #step(at: number, change: Pick<RollingServer, "step" | "fault">): Promise<void> {
    const servers = this.#run.servers.map((one, index) =>
      index === at ? { ...one, ...change } : one,
    );
    this.#run = { ...this.#run, servers };
    await this.keep(this.#run);
  }
}

function faultOf(outcome: PowerOutcome): RollingFault {
  switch (outcome.kind) {
    case "unknown":
      return { kind: "unclear", problem: outcome.problem };
    case "failed":
    case "refused":
    case "held":
      return { kind: "notSent", problem: outcome.problem };
    case "protected":
    case "busy":
      return { kind: outcome.kind };
    case "accepted":
    case "skipped":
      return { kind: "notActive" };
  }
}
