import type { SecretStorage } from "vscode";
import { Emitter } from "../../src/core/base/emitter";

/** A keyring in memory. Two stores that share one are two windows of one user. */
export class MemorySecrets implements Pick<
  SecretStorage,
  "get" | "store" | "delete" | "onDidChange"
> {
  readonly values = new Map<string, string>();
  /** What reads and writes fail with. Undefined while the keyring works. */
  readFailure: Error | undefined;
  writeFailure: Error | undefined;
  /** The keyring answers as if it had never been written. */
  hasForgotten = false;
  /** While set, nothing is answered until it resolves. */
  heldBack: Promise<void> | undefined;
  /** How often something was kept. */
  writes = 0;
  readonly #changed = new Emitter<{ readonly key: string }>();
  readonly onDidChange = this.#changed.event;

  async get(key: string): Promise<string | undefined> {
    await (this.heldBack ?? Promise.resolve());
    if (this.readFailure) {
      throw this.readFailure;
    }
    return this.hasForgotten ? undefined : this.values.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    await this.#write();
    this.writes += 1;
    this.values.set(key, value);
    this.#changed.fire({ key });
  }

  async delete(key: string): Promise<void> {
    await this.#write();
    this.values.delete(key);
    this.#changed.fire({ key });
  }

  async #write(): Promise<void> {
    await (this.heldBack ?? Promise.resolve());
    if (this.writeFailure) {
      throw this.writeFailure;
    }
  }
}
