import { Emitter } from "../core/base/emitter";
import { onceItWorks } from "../core/base/onceItWorks";
import type { ServerRef } from "../core/servers/server";
import type { UsageSample } from "../core/usage/usageSample";
import type { RecordedState } from "../core/usage/recordedStates";
import type { Added, UsageHistory } from "./usageHistory";

type History = Pick<
  UsageHistory,
  | "load"
  | "add"
  | "addState"
  | "statesOf"
  | "removeAccount"
  | "flush"
  | "prune"
  | "onDidAdd"
  | "dispose"
>;

/** A history that is loaded with its first use, so that starting does not wait for it. */
export class LateHistory implements History {
  readonly #added = new Emitter<Added>();
  readonly onDidAdd = this.#added.event;
  readonly #open: () => Promise<History>;
  #loading: Promise<History> | undefined;
  #loaded: History | undefined;

  constructor(open: () => Promise<History>) {
    this.#open = onceItWorks(async () => {
      const history = await open();
      history.onDidAdd((added) => {
        this.#added.fire(added);
      });
      this.#loaded = history;
      return history;
    });
  }

  async load(ref: ServerRef): Promise<readonly UsageSample[]> {
    return (await this.#history()).load(ref);
  }

  add(ref: ServerRef, sample: UsageSample): void {
    void this.#history().then((history) => {
      history.add(ref, sample);
    });
  }

  addState(ref: ServerRef, state: RecordedState): void {
    void this.#history().then((history) => {
      history.addState(ref, state);
    });
  }

  /** None before the samples have been loaded. */
  statesOf(ref: ServerRef): readonly RecordedState[] {
    return this.#loaded?.statesOf(ref) ?? [];
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
    this.#loading = this.#open();
    return this.#loading;
  }
}
