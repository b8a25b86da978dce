import { Http, type HttpOptions } from "../api/http";
import type { RetryOptions } from "../api/retryReads";
import { VpsClient } from "../api/vpsClient";
import type { Accounts } from "./accounts";

export type ClientSettings = Omit<HttpOptions, "baseUrl" | "token"> & RetryOptions;

/** Gives each account its client, bound to the account's own API and token. */
export class AccountClients {
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
    const client = this.create(account.apiUrl, token);
    this.#clients.set(accountKey, { token, apiUrl: account.apiUrl, client });
    return client;
  }

  /** A client for a token that is not an account yet: to verify it. */
  create(apiUrl: string, token: string): VpsClient {
    const http = new Http({ ...this.settings, baseUrl: apiUrl, token });
    return new VpsClient(http, this.settings, this.settings.logger);
  }
}
