import assert from "node:assert/strict";
import { ProblemError } from "../../../../src/core/base/problemError";
import type { CreationOutcome, UnknownCreation } from "../../../../src/core/changes/serverCreation";
import type { CreateRequest } from "../../../../src/core/create/createAnswers";
import type { ServerDetails } from "../../../../src/core/servers/server";
import { FakeClock } from "../../../fakes/fakeClock";
import { FakeSource } from "../../../fakes/fakeSource";
import { MemoryAttempts } from "../../../fakes/memoryAttempts";
import { aRequest } from "../../../fakes/requests";
import { aServer } from "../../../fakes/samples";
import { testFleet } from "../../../fakes/testFleet";
import { withEvidence } from "../../../fakes/withEvidence";

export const hourMs = 3_600_000;
export const request = aRequest({ name: "web-2", hostname: "web2.example.com" });
export const timeout = withEvidence({ kind: "timeout", host: "h", afterMs: 30_000 });

/** The server that was ordered, as a list has it. */
export function created(id: string, changes: Partial<ServerDetails> = {}): ServerDetails {
  return aServer(id, {
    name: request.name,
    hostname: request.hostname,
    createdAtMs: undefined,
    ...changes,
  });
}

export function unknown(outcome: CreationOutcome): UnknownCreation {
  assert.ok(outcome.kind === "unknown", outcome.kind);
  return outcome;
}

/** An account with one server, orders whose answers are lost, and one window or more. */
export class LostOrders {
  readonly source = new FakeSource(aServer("1"));
  readonly disk = new MemoryAttempts();
  readonly clock = new FakeClock();
  window = this.openWindow();

  constructor() {
    this.source.answerCreate = () => Promise.reject(new ProblemError(timeout));
  }

  static async open(): Promise<LostOrders> {
    const scene = new LostOrders();
    await scene.window.refresher.refreshAll();
    return scene;
  }

  openWindow() {
    return testFleet({ apiOf: () => this.source, attempts: this.disk, clock: this.clock });
  }

  /** All that the window held in memory is gone. */
  async restart(): Promise<void> {
    this.window = this.openWindow();
    await this.window.refresher.refreshAll();
  }

  get posts(): number {
    return this.source.asked.filter((one) => one.startsWith("create ")).length;
  }

  order(wanted: CreateRequest = request): Promise<CreationOutcome> {
    return this.window.creation.create("ada", wanted);
  }
}
