import type { SecretStorage } from "vscode";
import type { Clock } from "../core/base/clock";
import type { Logger } from "../core/base/logger";
import { noRecords, parseRecords, recordsText, type AccountRecords } from "./accountRecords";

export interface AccountStoreOptions {
  readonly secrets: Pick<SecretStorage, "get" | "store" | "onDidChange">;
  readonly clock: Clock;
  readonly logger: Logger;
}

const secretKey = "vps.accounts";
/** Where a secret that is no list of accounts is put before it is overwritten; ".2" is the next. */
const setAsideKey = "vps.accounts.unreadable";
/** Beyond these, the last one is replaced. */
const mostSetAside = 10;

/** Longer than a keyring takes that asks for its password; who waits gets an answer then. */
const keyringTimeoutMs = 5_000;

/**
 * The records of all accounts, in one secret. "Could not be read" is not "empty": then the answer
 * is undefined, and so it is if there is no secret at all, since a keyring that forgets looks alike.
 */
export class AccountStore {
  #newestAside: string | undefined;
  #newestTrouble = "";

  constructor(private readonly options: AccountStoreOptions) {}

  /** Calls the listener when this or another window has changed the accounts. */
  onDidChange(listener: () => void) {
    return this.options.secrets.onDidChange(({ key }) => {
      if (key === secretKey) {
        listener();
      }
    });
  }

  /** "failed" if the keyring could not be read, or did not answer in time. */
  async read(): Promise<AccountRecords | "none" | "failed"> {
    try {
      const secret = await this.#inTime(this.options.secrets.get(secretKey));
      return secret === undefined ? "none" : await this.#parse(secret);
    } catch (caught) {
      this.#logTrouble("read", caught);
      return "failed";
    }
  }

  /** True if the keyring has taken the records. */
  async write(records: AccountRecords): Promise<boolean> {
    try {
      await this.#inTime(this.options.secrets.store(secretKey, recordsText(records)));
      return true;
    } catch (caught) {
      this.#logTrouble("written", caught);
      return false;
    }
  }

  async #parse(secret: string): Promise<AccountRecords> {
    const records = parseRecords(secret);
    if (!records) {
      await this.#setAside(secret);
      return noRecords;
    }
    if (records.foreign.length > 0) {
      const count = String(records.foreign.length);
      if (this.#isNews(`foreign ${count}`)) {
        this.options.logger.warn(`Stored accounts that this version cannot read: ${count}.`);
      }
    }
    return records;
  }

  /** Rejects where it cannot be kept: then it must not be overwritten either. */
  async #setAside(secret: string): Promise<void> {
    if (secret === this.#newestAside) {
      return;
    }
    const { secrets, logger } = this.options;
    let key = setAsideKey;
    for (let number = 2; number <= mostSetAside; number += 1) {
      const kept = await this.#inTime(secrets.get(key));
      if (kept === undefined || kept === secret) {
        break;
      }
      key = `${setAsideKey}.${String(number)}`;
    }
    await this.#inTime(secrets.store(key, secret));
    this.#newestAside = secret;
    logger.warn("The stored accounts could not be understood. Sign in again.");
  }

  #inTime<T>(answer: Thenable<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const limit = this.options.clock.after(keyringTimeoutMs, () => {
        reject(new Error(`no answer in ${String(keyringTimeoutMs / 1000)} s`));
      });
      answer.then(resolve, reject).then(
        () => {
          limit.dispose();
        },
        () => undefined,
      );
    });
  }

  #logTrouble(what: string, caught: unknown): void {
    const reason = caught instanceof Error ? caught.message : "unknown reason";
    if (this.#isNews(`${what} ${reason}`)) {
      this.options.logger.error(`The secret storage could not be ${what}: ${reason}`);
    }
  }

  /** A keyring that stays locked fails at every try, and says the same each time. */
  #isNews(trouble: string): boolean {
    const isNews = trouble !== this.#newestTrouble;
    this.#newestTrouble = trouble;
    return isNews;
  }
}
