import type { Logger } from "../base/logger";
import type { Problem } from "../base/problem";
import type { CreateRequest } from "../create/createAnswers";

/** An order that was sent, or is about to be. It holds no token. */
export interface CreationAttempt {
  readonly id: string;
  readonly accountKey: string;
  readonly request: CreateRequest;
  /** The servers that were there before; undefined if nobody knew. */
  readonly idsBefore: readonly string[] | undefined;
  /** The newest moment by the API's own clock that was known before: what is older is another one. */
  readonly knownUntilMs: number | undefined;
  /** For people to read. */
  readonly sentAtMs: number;
  /** Why its outcome is not known; undefined while nothing has been heard of it. */
  readonly problem: Problem | undefined;
}

/** Where attempts are kept across restarts, for every window to see. */
export interface AttemptStore {
  newId(): string;
  read(): Promise<readonly CreationAttempt[]>;
  write(attempt: CreationAttempt): Promise<void>;
  remove(id: string): Promise<void>;
}

/**
 * The orders whose outcome is not certain. Each is written down before its request is sent and struck
 * off once it is certain what became of it, whatever happens to the window in between.
 */
export class CreationLedger {
  /** Those of this window, in case the disk lets nobody write. */
  readonly #own = new Map<string, CreationAttempt>();
  /** Accounts that the user has signed out of. Others are only out of sight, and come back. */
  readonly #left = new Set<string>();

  constructor(
    private readonly store: AttemptStore,
    private readonly logger: Pick<Logger, "warn">,
  ) {}

  async enter(attempt: Omit<CreationAttempt, "id">): Promise<CreationAttempt> {
    const entered = { ...attempt, id: this.store.newId() };
    await this.update(entered);
    return entered;
  }

  async update(attempt: CreationAttempt): Promise<void> {
    if (this.#left.has(attempt.accountKey)) {
      await this.strike(attempt);
      return;
    }
    this.#own.set(attempt.id, attempt);
    await this.#orWarn(this.store.write(attempt));
  }

  async strike({ id }: Pick<CreationAttempt, "id">): Promise<void> {
    this.#own.delete(id);
    await this.#orWarn(this.store.remove(id));
  }

  /** Read anew each time, since other windows write too. The oldest comes first. */
  async openOf(accountKey: string): Promise<readonly CreationAttempt[]> {
    const written = (await this.#orWarn(this.store.read())) ?? [];
    const all = new Map([...written, ...this.#own.values()].map((one) => [one.id, one]));
    return [...all.values()]
      .filter((attempt) => attempt.accountKey === accountKey)
      .sort((a, b) => a.sentAtMs - b.sentAtMs);
  }

  /** The user has signed out, and hears of an order that is under way from whoever sent it. */
  async removeAccount(accountKey: string): Promise<void> {
    this.#left.add(accountKey);
    for (const attempt of await this.openOf(accountKey)) {
      await this.strike(attempt);
    }
  }

  async #orWarn<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch (fault) {
      this.logger.warn(`An order could not be written down: ${String(fault)}`);
      return undefined;
    }
  }
}
