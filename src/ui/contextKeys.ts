import * as vscode from "vscode";

/** What the view has to show. Each value except "ready" has a welcome text in the manifest. */
export type ViewState = "loading" | "signedOut" | "empty" | "filteredOut" | "failed" | "ready";

interface ContextKeys {
  readonly "vps.view": ViewState;
  /** Which welcome text says why the list failed. Empty if it did not fail. */
  readonly "vps.failure": string;
  readonly "vps.hasFilter": boolean;
}

/** The only place that sets context keys. A value that has not changed is not sent again. */
export class ContextKeySetter {
  readonly #values = new Map<string, unknown>();

  set<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
    if (this.#values.get(key) !== value) {
      this.#values.set(key, value);
      void vscode.commands.executeCommand("setContext", key, value);
    }
  }
}
