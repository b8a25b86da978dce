import * as v from "valibot";
import type { SecretStorage } from "vscode";
import type { Logger } from "../core/base/logger";

/** An account as it is stored: in SecretStorage and nowhere else. */
export interface StoredAccount {
  readonly key: string;
  readonly label: string;
  readonly apiUrl: string;
  readonly token: string;
}

const secretKey = "vps.accounts";

const storedAccounts = v.array(
  v.object({
    key: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
    label: v.string(),
    apiUrl: v.string(),
    token: v.pipe(v.string(), v.nonEmpty()),
  }),
);

/**
 * All of the user's accounts, in one secret. Once the system's keyring has failed they are kept in
 * memory for the rest of the session, so that nothing partially read is ever written back.
 */
export class AccountStore {
  #memory: readonly StoredAccount[] | undefined;

  constructor(
    private readonly secrets: Pick<SecretStorage, "get" | "store" | "delete" | "onDidChange">,
    private readonly logger: Logger,
    private readonly onStorageFailed: () => void,
  ) {}

  /** Calls the listener when this or another window has changed the accounts. */
  onDidChange(listener: () => void) {
    return this.secrets.onDidChange(({ key }) => {
      if (key === secretKey) {
        listener();
      }
    });
  }

  async read(): Promise<readonly StoredAccount[]> {
    if (this.#memory) {
      return this.#memory;
    }
    try {
      return this.#parse(await this.secrets.get(secretKey));
    } catch (caught) {
      return this.#failed("read", caught);
    }
  }

  async write(accounts: readonly StoredAccount[]): Promise<void> {
    if (this.#memory) {
      this.#memory = accounts;
      return;
    }
    try {
      await (accounts.length === 0
        ? this.secrets.delete(secretKey)
        : this.secrets.store(secretKey, JSON.stringify(accounts)));
    } catch (caught) {
      this.#failed("written", caught, accounts);
    }
  }

  #parse(secret: string | undefined): readonly StoredAccount[] {
    if (secret === undefined) {
      return [];
    }
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), storedAccounts), secret);
    if (!parsed.success) {
      this.logger.warn("The stored accounts could not be read. Sign in again.");
      return [];
    }
    return parsed.output;
  }

  /**
   * Reported once. A read that fails late does not discard what this session has stored meanwhile.
   */
  #failed(
    what: string,
    caught: unknown,
    accounts?: readonly StoredAccount[],
  ): readonly StoredAccount[] {
    const isKnown = this.#memory !== undefined;
    this.#memory = accounts ?? this.#memory ?? [];
    if (!isKnown) {
      this.#say(what, caught);
    }
    return this.#memory;
  }

  #say(what: string, caught: unknown): void {
    const reason = caught instanceof Error ? caught.message : "unknown reason";
    this.logger.error(`The secret storage could not be ${what}: ${reason}`);
    this.onStorageFailed();
  }
}
