import * as vscode from "vscode";
import type { ServerStore } from "../../core/servers/serverStore";
import type { ServersView } from "../../tree/serversView";
import { saySignedOut } from "../../ui/accountMessages";
import type { Notifier } from "../../ui/notifier";

export interface FilterDependencies {
  readonly store: ServerStore;
  readonly view: Pick<
    ServersView,
    "filter" | "setFilter" | "setTyping" | "selectedRows" | "onDidSelect"
  >;
  readonly notifier: Notifier;
}

/**
 * The box that narrows the view while the user types. Escape restores the previous filter; a press
 * on a row keeps what was typed, since rows must not move under the pointer.
 */
export class FilterBox {
  #open: vscode.InputBox | undefined;
  #before = "";

  constructor(private readonly dependencies: FilterDependencies) {}

  async run(): Promise<void> {
    const { store, view, notifier } = this.dependencies;
    if (store.accounts().length === 0) {
      saySignedOut(notifier);
    } else if (this.#open) {
      this.#open.show();
    } else {
      const input = vscode.window.createInputBox();
      this.#open = input;
      this.#before = view.filter;
      await this.#ask(input);
    }
  }

  /** Call before another command runs: what it asks takes the place of the box, but not the filter. */
  keep(): void {
    this.#before = this.dependencies.view.filter;
  }

  clear(): void {
    this.#before = "";
    this.dependencies.view.setFilter("");
    if (this.#open) {
      this.#open.value = "";
    }
  }

  async #ask(input: vscode.InputBox): Promise<void> {
    const { view } = this.dependencies;
    input.title = vscode.l10n.t("Filter Servers");
    input.prompt = vscode.l10n.t("Name, address, state, location, plan or operating system");
    input.placeholder = vscode.l10n.t("For example: stopped eu, or location:eu-central");
    input.value = view.filter;
    // A right-click would take the focus, and with it the filter, before its menu opens.
    input.ignoreFocusOut = true;
    const accept = () => {
      this.keep();
      input.hide();
    };
    // Rows that the filter takes away leave the selection too.
    let selected = view.selectedRows();
    const selection = view.onDidSelect(() => {
      const isPressed = view.selectedRows().some((row) => !selected.includes(row));
      selected = view.selectedRows();
      if (isPressed) {
        accept();
      }
    });
    view.setTyping(true);
    await new Promise<void>((resolve) => {
      input.onDidChangeValue((value) => {
        view.setFilter(value);
      });
      input.onDidAccept(accept);
      input.onDidHide(resolve);
      input.show();
    });
    this.#open = undefined;
    selection.dispose();
    input.dispose();
    view.setTyping(false);
    if (view.filter !== this.#before) {
      view.setFilter(this.#before);
    }
  }
}
