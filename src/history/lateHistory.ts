import { Emitter } from "../core/base/emitter";
import type { ServerRef } from "../core/servers/server";
import type { UsageSample } from "../core/usage/usageSample";
import type { AddedSample, UsageHistory } from "./usageHistory";

type History = Pick<
  UsageHistory,
  "load" | "add" | "removeAccount" | "flush" | "prune" | "onDidAdd" | "dispose"
>;

/** A history that is loaded with its first use, so that starting does not wait for it. */
export class LateHistory implements History {
  readonly #added = new Emitter<AddedSample>();
  readonly onDidAdd = this.#added.event;
  #loading: Promise<History> | undefined;

  constructor(private readonly open: () => Promise<History>) {}

  async load(ref: ServerRef): Promise<readonly UsageSample[]> {
    return (await this.#history()).load(ref);
  }

  add(ref: ServerRef, sample: UsageSample): void {
    void this.#history().then((history) => {
      history.add(ref, sample);
    });
  }

  async removeAccount(accountKey: string): Promise<void> {
    await (await this.#history()).removeAccount(accountKey);
  }

  async prune(): Promise<void> {
    await (await this.#history()).prune();
  }

  /** Of a history that was not used there is nothing to write. */
  async flush(): Promise<void> {
    await (await this.#loading)?.flush();
  }

  dispose(): void {
    void this.#loading?.then((history) => {
      history.dispose();
    });
    this.#added.dispose();
  }

  #history(): Promise<History> {
    this.#loading ??= this.open().then((history) => {
      history.onDidAdd((added) => {
        this.#added.fire(added);
      });
      return history;
    });
    return this.#loading;
  }
}
