import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { CompanionAddress, Order, WindowState } from "../companion/protocol";
import { eventually, eventuallyHolds } from "./eventually";

/** The door to the companion extension, which executes commands in a driven window. */
export class Companion {
  constructor(private readonly addressFile: string) {}

  /** Executes a command and waits for its end. */
  async execute(id: string, ...args: readonly unknown[]): Promise<void> {
    await this.order({ kind: "execute", id, args });
  }

  /** Starts a command that asks something. */
  async start(id: string, ...args: readonly unknown[]): Promise<void> {
    await this.order({ kind: "start", id, args });
  }

  /** Changes settings of the user; undefined takes one away. */
  async set(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const entries = Object.entries(settings).map(([key, value]) => [key, value ?? null] as const);
    await this.order({ kind: "set", settings: Object.fromEntries(entries) });
  }

  async state(): Promise<WindowState> {
    return (await this.order({ kind: "state" })) as WindowState;
  }

  /** Waits until the window has the focus, as the extension host knows it. */
  async focused(): Promise<void> {
    await eventually(async () => (await this.state()).isFocused, true);
  }

  /** Waits, for as long as it takes, until a window is open. */
  async opened(): Promise<void> {
    while (!existsSync(this.addressFile)) {
      await wait(200);
    }
  }

  /** Call before the window is loaded anew: the next order waits for the next extension host. */
  async forget(): Promise<void> {
    await rm(this.addressFile, { force: true });
  }

  private async order(order: Order): Promise<unknown> {
    const { port, secret } = await this.address();
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: "POST",
      headers: { authorization: secret },
      body: JSON.stringify(order),
    });
    const value = await response.json();
    if (!response.ok) {
      throw new Error(`The companion failed at ${JSON.stringify(order)}: ${String(value)}`);
    }
    return value;
  }

  private async address(): Promise<CompanionAddress> {
    const read = async () => readFile(this.addressFile, "utf8");
    return JSON.parse(await eventuallyHolds(read, () => undefined)) as CompanionAddress;
  }
}
