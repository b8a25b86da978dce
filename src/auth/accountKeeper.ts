import type { Clock } from "../core/base/clock";
import { Emitter, type Disposable } from "../core/base/emitter";
import {
  accountsIn,
  hasNewer,
  mergeRecords,
  noRecords,
  type AccountRecords,
} from "./accountRecords";
import type { AccountStore } from "./accountStore";

export interface AccountKeeperOptions {
  readonly store: Pick<AccountStore, "read" | "write" | "onDidChange">;
  readonly clock: Clock;
  /** Called once in a session, when the keyring cannot be used. */
  readonly onStorageFailed: () => void;
}

/** When a keyring that failed is tried again; after that, the next change tries it. */
const retryAfterMs = [2_000, 10_000, 60_000] as const;

/**
 * Keeps the records of this window and those in the keyring in step. What could not be read or
 * written leaves this window with what it knows; it is written as soon as the keyring allows it.
 */
export class AccountKeeper {
  #records = noRecords;
  #firstLoad: Promise<void> | undefined;
  #isLoaded = false;
  #isWritten = true;
  #isReadable = true;
  #isDisposed = false;
  #saidFailed = false;
  #failures = 0;
  #retry: Disposable | undefined;
  #work: Promise<unknown> = Promise.resolve();
  readonly #storeListener: Disposable;
  readonly #changed = new Emitter<undefined>();
  readonly #signedOut = new Emitter<string>();
  readonly onDidChange = this.#changed.event;
  readonly onDidSignOut = this.#signedOut.event;

  constructor(private readonly options: AccountKeeperOptions) {
    this.#storeListener = options.store.onDidChange(() => void this.load());
  }

  get records(): AccountRecords {
    return this.#records;
  }

  /** False while the keyring has not taken a change that was made here. */
  get isSaved(): boolean {
    return this.#isWritten;
  }

  load(): Promise<void> {
    const load = this.#next(async () => {
      if ((await this.#read()) && !this.#isWritten) {
        await this.#write();
      }
    });
    this.#firstLoad ??= load;
    return load;
  }

  /**
   * Resolves when the keyring has been read once, or could not be. What it did not give or take is
   * tried again, since somebody asks; nobody waits for that.
   */
  whenKnown(): Promise<void> {
    const first = this.#firstLoad ?? this.load();
    if (!this.#isReadable || !this.#isWritten) {
      void this.load();
    }
    return first;
  }

  /**
   * Reads what other windows have written first, so that no change is made from old records. False
   * if the keyring has not taken the change: it holds for this session then.
   */
  change(alter: (records: AccountRecords) => AccountRecords): Promise<boolean> {
    return this.#next(async () => {
      const isReadable = await this.#read();
      const before = this.#records;
      this.#take(alter(before));
      if (this.#records === before) {
        return true;
      }
      this.#isWritten = false;
      return isReadable && (await this.#write());
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#retry?.dispose();
    this.#storeListener.dispose();
    this.#changed.dispose();
    this.#signedOut.dispose();
  }

  /** One after the other, so that no change is made from what another one replaces. */
  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  /** False if the keyring could not be read: what it holds must not be overwritten then. */
  async #read(): Promise<boolean> {
    const stored = await this.options.store.read();
    this.#isReadable = stored !== "failed";
    if (stored === "failed") {
      this.#failed();
      this.#tryAgainLater();
    } else {
      this.#failures = this.#isWritten ? 0 : this.#failures;
      this.#take(stored === "none" ? this.#records : this.#mergedWith(stored));
    }
    return this.#isReadable;
  }

  #mergedWith(stored: AccountRecords): AccountRecords {
    // Another window may have written without having seen a change that was made here.
    this.#isWritten = this.#isWritten && !hasNewer(this.#records, stored);
    return mergeRecords(stored, this.#records);
  }

  async #write(): Promise<boolean> {
    this.#isWritten = await this.options.store.write(this.#records);
    if (this.#isWritten) {
      this.#sayLateSignOuts();
      this.#failures = 0;
    } else {
      this.#failed();
      this.#tryAgainLater();
    }
    return this.#isWritten;
  }

  #take(records: AccountRecords): void {
    const before = this.#records;
    this.#records = records;
    for (const { key } of accountsIn(before)) {
      if (records.byKey.get(key)?.signedOut) {
        this.#signedOut.fire(key);
      }
    }
    if (!this.#isLoaded || before !== records) {
      this.#isLoaded = true;
      this.#changed.fire(undefined);
    }
  }

  /** While the keyring did not take a sign-out, other windows may have kept more of the account. */
  #sayLateSignOuts(): void {
    const traces = this.#failures === 0 ? [] : [...this.#records.byKey.values()];
    for (const { key } of traces.filter(({ signedOut }) => signedOut)) {
      this.#signedOut.fire(key);
    }
  }

  #failed(): void {
    if (!this.#saidFailed && !this.#isDisposed) {
      this.#saidFailed = true;
      this.options.onStorageFailed();
    }
  }

  #tryAgainLater(): void {
    const waitMs = retryAfterMs[this.#failures];
    this.#failures += 1;
    this.#retry?.dispose();
    if (waitMs !== undefined && !this.#isDisposed) {
      this.#retry = this.options.clock.after(waitMs, () => void this.load());
    }
  }
}
