import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../simulator/faults";
import type { SimulatorOptions } from "../simulator/simulatorOptions";
import { CommandScene } from "./commandScene";

/** A press of Enter sooner than this after the review has opened is taken for a slip. */
const deliberateMs = 550;

/** The wizard for a new server, filled in by a test. */
export class CreateScene {
  private constructor(readonly commands: CommandScene) {}

  static async open(options: SimulatorOptions = {}): Promise<CreateScene> {
    return new CreateScene(await CommandScene.open(options));
  }

  close(): Promise<void> {
    return this.commands.close();
  }

  get quick() {
    return this.commands.quick;
  }

  get simulator() {
    return this.commands.simulator;
  }

  /** How many servers there are more than at first. */
  get created(): number {
    return this.simulator.servers.length - 2;
  }

  get orders(): readonly unknown[] {
    return this.commands.bodies("POST");
  }

  /** Gives the end of the command, which may be a long way off. */
  begin(): { readonly ended: Promise<void> } {
    return { ended: this.commands.run("vps.server.create") };
  }

  /** From the first question to the review, with the suggested name and no options. */
  async walkToReview(): Promise<{ readonly ended: Promise<void> }> {
    const { quick } = this;
    const begun = this.begin();
    await quick.asked("1/6");
    await quick.choose("us-west");
    await quick.asked("2/6");
    await quick.choose("Standard VPS");
    await quick.asked("3/6");
    await quick.choose("Ubuntu 22.04 LTS");
    await quick.asked("4/6");
    await quick.accept();
    await quick.asked("5/6");
    await quick.choose("Continue");
    await quick.asked("6/6");
    return begun;
  }

  /** Presses Enter at the review. */
  async order(...faults: readonly Fault[]): Promise<void> {
    for (const fault of faults) {
      this.simulator.faults.add({ match: { method: "POST" }, fault });
    }
    await this.quick.asked("Review your choices, then create the server");
    await wait(deliberateMs);
    await this.quick.accept();
  }

  /** Walks to the review and orders; settles when that has been answered for good. */
  async orderWith(...faults: readonly Fault[]): Promise<void> {
    const { ended } = await this.walkToReview();
    await this.order(...faults);
    await ended;
  }

  /** The server appears in the list, as if an order had been carried out late. */
  appears(): void {
    const [template] = this.simulator.servers;
    if (!template) {
      throw new Error("There is no server to take for a pattern.");
    }
    const createdAt = new Date().toISOString();
    this.simulator.addServer({
      ...template,
      id: 20_000,
      name: "web-server-02",
      status: "provisioning",
      createdAt,
    });
  }
}
