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
  /** How many whole lists, asked at different times since, did not have it. */
  readonly looks?: number;
}

/** An order that is kept and cannot be read: nobody knows whose it is, and for which server. */
export interface UnreadAttempt {
  readonly id: string;
  /** For people to read. */
  readonly unread: string;
  /** True if reading it again will not help. */
  readonly isDamaged: boolean;
}

/** Where attempts are kept across restarts, for every window to see. */
export interface AttemptStore {
  newId(): string;
  /** Rejects if it cannot be told which there are. */
  read(): Promise<readonly (CreationAttempt | UnreadAttempt)[]>;
  write(attempt: CreationAttempt): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Why the ledger would not keep an order from being carried out twice. */
export interface LedgerTrouble {
  /** "unread": earlier orders may be open; "damaged": one is, for good; "unwritten": this one. */
  readonly kind: "unread" | "damaged" | "unwritten";
  /** The order that it is about; empty if it is about all of them, or about a new one. */
  readonly id: string;
  readonly reason: string;
}

/** The orders of an account whose outcome is not certain, as far as they can be read. */
export interface OpenOrders {
  readonly attempts: readonly CreationAttempt[];
  readonly troubles: readonly LedgerTrouble[];
}

/**
 * The orders whose outcome is not certain. Each is written down before its request is sent and struck
 * off once it is certain what became of it, whatever happens to the window in between. What cannot be
 * read or written is never taken for "there is none": whoever asks hears of it.
 */
export class CreationLedger {
  /** Those of this window that the disk has not taken; what it has, other windows may strike off. */
  readonly #unwritten = new Map<string, CreationAttempt>();
  /** Struck off, although the disk did not let go of them. */
  readonly #struck = new Set<string>();
  /** Accounts that the user has signed out of. Others are only out of sight, and come back. */
  readonly #left = new Set<string>();

  constructor(
    private readonly store: AttemptStore,
    private readonly logger: Pick<Logger, "warn">,
  ) {}

  /** With a trouble if only this window knows of it now. */
  async enter(
    attempt: Omit<CreationAttempt, "id">,
  ): Promise<{ readonly attempt: CreationAttempt; readonly trouble: LedgerTrouble | undefined }> {
    const entered = { ...attempt, id: this.store.newId() };
    // Who orders is signed in: another window may have undone the sign-out.
    this.#left.delete(attempt.accountKey);
    const reason = await this.update(entered);
    return {
      attempt: entered,
      trouble: reason === undefined ? undefined : { kind: "unwritten", id: "", reason },
    };
  }

  /** Gives the reason if it could not be written. */
  async update(attempt: CreationAttempt): Promise<string | undefined> {
    if (this.#left.has(attempt.accountKey)) {
      await this.strike(attempt);
      return undefined;
    }
    this.#unwritten.set(attempt.id, attempt);
    const trouble = await this.#trouble("written", this.store.write(attempt));
    if (trouble === undefined) {
      this.#unwritten.delete(attempt.id);
    }
    return trouble;
  }

  /** Changes one that another window may have struck off meanwhile: then it stays so. */
  async note(attempt: CreationAttempt): Promise<void> {
    const { attempts } = await this.openOf(attempt.accountKey);
    if (attempts.some(({ id }) => id === attempt.id)) {
      await this.update(attempt);
    }
  }

  async strike({ id }: Pick<CreationAttempt, "id">): Promise<void> {
    this.#unwritten.delete(id);
    this.#struck.add(id);
    if ((await this.#trouble("removed", this.store.remove(id))) === undefined) {
      this.#struck.delete(id);
    }
  }

  /** Read anew each time, since other windows write too. The oldest comes first. */
  async openOf(accountKey: string): Promise<OpenOrders> {
    const troubles: LedgerTrouble[] = [];
    const written: CreationAttempt[] = [];
    const unread = await this.#trouble(
      "read",
      this.store.read().then((all) => {
        for (const one of all) {
          if (this.#struck.has(one.id)) {
            void this.strike(one);
          } else if ("unread" in one) {
            const kind = one.isDamaged ? "damaged" : "unread";
            troubles.push({ kind, id: one.id, reason: one.unread });
            this.logger.warn(`An order could not be read: ${one.id} (${one.unread}).`);
          } else {
            written.push(one);
          }
        }
      }),
    );
    if (unread !== undefined) {
      troubles.push({ kind: "unread", id: "", reason: unread });
    }
    const all = new Map([...written, ...this.#unwritten.values()].map((one) => [one.id, one]));
    const attempts = [...all.values()]
      .filter((attempt) => attempt.accountKey === accountKey)
      .sort((a, b) => a.sentAtMs - b.sentAtMs);
    return { attempts, troubles };
  }

  /** The user has signed out, and hears of an order that is under way from whoever sent it. */
  async removeAccount(accountKey: string): Promise<void> {
    this.#left.add(accountKey);
    const { attempts } = await this.openOf(accountKey);
    for (const attempt of attempts) {
      await this.strike(attempt);
    }
  }

  /** The reason, for people to read, if the work has failed. */
  async #trouble(what: string, work: Promise<unknown>): Promise<string | undefined> {
    try {
      await work;
      return undefined;
    } catch (fault) {
      this.logger.warn(`An order could not be ${what}: ${String(fault)}`);
      return reasonOf(fault);
    }
  }
}

/** "ENOSPC" rather than a sentence with the name of a file that is another one each time. */
function reasonOf(fault: unknown): string {
  return fault instanceof Error && "code" in fault ? String(fault.code) : String(fault);
}
