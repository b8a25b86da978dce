import { Http, type HttpOptions } from "../api/http";
import type { RetryOptions } from "../api/retryReads";
import { VpsClient } from "../api/vpsClient";
import type { Accounts } from "./accounts";

export type ClientSettings = Omit<HttpOptions, "baseUrl" | "token" | "mayAsk"> &
  Omit<RetryOptions, "ended">;

/** Provides each account's client, bound to the account's own API and token. */
export class AccountClients {
  readonly #ended = new AbortController();
  readonly #clients = new Map<string, { token: string; apiUrl: string; client: VpsClient }>();

  constructor(
    private readonly accounts: Pick<Accounts, "list" | "tokenOf">,
    private readonly settings: ClientSettings,
  ) {}

  /** Undefined once the account has signed out. */
  of(accountKey: string): VpsClient | undefined {
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
    const client = this.#create(apiUrl, token, () => this.#isCurrent(accountKey, apiUrl, token));
    this.#clients.set(accountKey, { token, apiUrl, client });
    return client;
  }

  /** A client for a token that has no account yet, to verify it. */
  create(apiUrl: string, token: string): VpsClient {
    return this.#create(apiUrl, token, () => true);
  }

  /** Requests already sent may still arrive; no new ones are sent. */
  dispose(): void {
    this.#ended.abort();
  }

  #create(apiUrl: string, token: string, isCurrent: () => boolean): VpsClient {
    const { settings } = this;
    const ended = this.#ended.signal;
    const mayAsk = () => !ended.aborted && isCurrent();
    const http = new Http({ ...settings, baseUrl: apiUrl, token, mayAsk });
    return new VpsClient(http, { ...settings, ended }, settings.logger);
  }

  /** A retry, seconds later, must not be sent for an account that has signed out meanwhile. */
  #isCurrent(accountKey: string, apiUrl: string, token: string): boolean {
    const account = this.accounts.list().find(({ key }) => key === accountKey);
    return account?.apiUrl === apiUrl && this.accounts.tokenOf(accountKey) === token;
  }
}
