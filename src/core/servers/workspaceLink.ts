import { Emitter } from "../base/emitter";
import type { ServerRef } from "./server";
import type { Memory } from "./serverMarks";

export interface LinkedServer extends ServerRef {
  /** As it was called when it was linked. */
  readonly name: string;
}

const key = "linkedServer";

/** The server that the user has linked this workspace to. */
export class WorkspaceLink {
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;

  constructor(private readonly memory: Memory) {}

  get server(): LinkedServer | undefined {
    const kept = this.memory.get(key);
    const { accountKey, serverId, name } = (kept ?? {}) as Partial<Record<string, unknown>>;
    return typeof accountKey === "string" &&
      typeof serverId === "string" &&
      typeof name === "string"
      ? { accountKey, serverId, name }
      : undefined;
  }

  async change(server: LinkedServer | undefined): Promise<void> {
    await this.memory.update(key, server);
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
