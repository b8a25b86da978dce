import * as vscode from "vscode";
import { contextKeys } from "../core/base/manifestIds";

/** What the view has to show. Each value except "ready" has a welcome text in the manifest. */
export type ViewState =
  "loading" | "signedOut" | "otherAddress" | "empty" | "filteredOut" | "failed" | "ready";

interface ContextKeys {
  readonly view: ViewState;
  /** Which welcome text tells why the list failed; empty when it did not. */
  readonly failure: string;
  readonly hasFilter: boolean;
  /** What can be done with the server whose panel is active: "connect stop reboot". */
  readonly panel: string;
  /** What can be done to at least one of the selected servers: "stop+reboot". */
  readonly selectionActions: string;
  /** Whether the active panel is the one that is used again. */
  readonly isPreview: boolean;
}

/** The only place that sets context keys. A value that has not changed is not sent again. */
export class ContextKeySetter {
  readonly #values = new Map<string, unknown>();

  set<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
    if (this.#values.get(key) !== value) {
      this.#values.set(key, value);
      void vscode.commands.executeCommand("setContext", contextKeys[key], value);
    }
  }
}
