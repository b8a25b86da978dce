import type { ClientOptions } from "../api/createClient";
import type { Accounts } from "./accounts";
import { lateClient, type ApiClient } from "./lateClient";

export type ClientSettings = Omit<
  ClientOptions,
  "baseUrl" | "token" | "mayAsk" | "ended" | "pace"
> & {
  /** Of an account, or of an address for tokens that have no account yet. */
  readonly paceOf: (accountKeyOrUrl: string) => ClientOptions["pace"];
};

/** Provides each account's client, bound to the account's own API and token. */
export class AccountClients {
  readonly #ended = new AbortController();
  readonly #clients = new Map<string, { token: string; apiUrl: string; client: ApiClient }>();

  constructor(
    private readonly accounts: Pick<Accounts, "list" | "tokenOf">,
    private readonly settings: ClientSettings,
  ) {}

  /** Undefined once the account has signed out. */
  of(accountKey: string): ApiClient | undefined {
    const account = this.accounts.list().find(({ key }) => key === accountKey);
    const token = this.accounts.tokenOf(accountKey);
    if (!account || token === undefined) {
      this.#clients.delete(accountKey);
      return undefined;
    }
    const known = this.#clients.get(accountKey);
    if (known?.token === token && known.apiUrl === account.apiUrl) {
      return known.client;
    }
    const { apiUrl } = account;
    const isCurrent = () => this.#isCurrent(accountKey, apiUrl, token);
    const client = this.#create(apiUrl, token, isCurrent, accountKey);
    this.#clients.set(accountKey, { token, apiUrl, client });
    return client;
  }

  /** A client to verify a token. If an account has it already, what the API says of a pause is for that one. */
  create(apiUrl: string, token: string): ApiClient {
    const known = this.accounts
      .list()
      .find(({ key, apiUrl: itsUrl }) => itsUrl === apiUrl && this.accounts.tokenOf(key) === token);
    return this.#create(apiUrl, token, () => true, known?.key ?? apiUrl);
  }

  /** Writes already sent are still answered; reads end, and nothing new is sent. */
  dispose(): void {
    this.#ended.abort();
  }

  #create(apiUrl: string, token: string, isCurrent: () => boolean, paceKey: string): ApiClient {
    const { paceOf, ...settings } = this.settings;
    const ended = this.#ended.signal;
    const mayAsk = () => !ended.aborted && isCurrent();
    return lateClient(async () => {
      const { createClient } = await import("../api/createClient");
      return createClient({
        ...settings,
        pace: paceOf(paceKey),
        baseUrl: apiUrl,
        token,
        mayAsk,
        ended,
      });
    });
  }

  /** A retry, seconds later, must not be sent for an account that has signed out meanwhile. */
  #isCurrent(accountKey: string, apiUrl: string, token: string): boolean {
    const account = this.accounts.list().find(({ key }) => key === accountKey);
    return account?.apiUrl === apiUrl && this.accounts.tokenOf(accountKey) === token;
  }
}
