import * as vscode from "vscode";
import { commandIds } from "../core/base/commandIds";
import type { Disposable } from "../core/base/emitter";
import { concerns, type ServerStore } from "../core/servers/serverStore";
import type { LinkedServer, WorkspaceLink } from "../core/servers/workspaceLink";
import { statusIcon, statusWord } from "../ui/statusLook";

export interface LinkedServerDependencies {
  readonly link: WorkspaceLink;
  readonly store: ServerStore;
}

interface Shown {
  readonly icon: string;
  readonly name: string;
  readonly state: string;
  /** Whether it is there to act on. */
  readonly isThere: boolean;
}

/** The server of this workspace in the status bar, as long as the workspace is linked to one. */
export class LinkedServerItem {
  readonly #listeners: readonly Disposable[];
  #item: vscode.StatusBarItem | undefined;

  constructor(private readonly dependencies: LinkedServerDependencies) {
    const { link, store } = dependencies;
    this.#listeners = [
      link.onDidChange(() => {
        this.#draw();
      }),
      store.onDidChange((change) => {
        const { server } = link;
        if (server && concerns(change, server)) {
          this.#draw();
        }
      }),
    ];
    this.#draw();
  }

  dispose(): void {
    for (const listener of this.#listeners) {
      listener.dispose();
    }
    this.#item?.dispose();
  }

  #draw(): void {
    const { server } = this.dependencies.link;
    if (!server) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    const { icon, name, state, isThere } = this.#look(server);
    const item = (this.#item ??= this.#create());
    // The name of a server must not become an icon.
    item.text = `$(${icon}) ${name.replaceAll("$(", "$ (")}${isThere ? "" : ` (${state})`}`;
    const sentence = vscode.l10n.t("{0}, {1}: the server of this workspace", name, state);
    item.tooltip = sentence;
    item.accessibilityInformation = { label: sentence, role: "button" };
    item.backgroundColor = isThere
      ? undefined
      : new vscode.ThemeColor("statusBarItem.warningBackground");
  }

  #create(): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem(
      commandIds.workspaceMenu,
      vscode.StatusBarAlignment.Left,
    );
    item.name = vscode.l10n.t("Server of This Workspace");
    item.command = commandIds.workspaceMenu;
    item.show();
    return item;
  }

  #look(linked: LinkedServer): Shown {
    const { store } = this.dependencies;
    const server = store.find(linked)?.server;
    if (server) {
      const { id } = statusIcon(server.status);
      return { icon: id, name: server.name, state: statusWord(server.status), isThere: true };
    }
    const state = store.isGone(linked)
      ? vscode.l10n.t("Deleted")
      : store.account(linked.accountKey)
        ? vscode.l10n.t("Not listed")
        : vscode.l10n.t("Not signed in");
    return { icon: "warning", name: linked.name, state, isThere: false };
  }
}
