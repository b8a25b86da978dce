import * as vscode from "vscode";
import { serverKey, type Server, type ServerRef } from "../../core/servers/server";
import { compareNames } from "../../core/servers/serverGroups";
import { refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import { saySignedOut } from "../../ui/accountMessages";
import { statusIcon, statusWord } from "../../ui/statusLook";
import type { Notifier } from "../../ui/notifier";
import type { TreeNode } from "../../tree/treeNode";

export interface PickOptions {
  readonly store: ServerStore;
  /** Which servers the command can act on: only these are offered. */
  readonly applies: (server: Server) => boolean;
  readonly placeHolder: string;
  /** Said where no server is offered. */
  readonly nothingToPick: string;
  readonly notifier: Notifier;
}

/**
 * The servers that a command is about: the clicked row with the selected ones, or the server of
 * an id that another extension or a keybinding gave, or what the person picks.
 */
export async function chooseServers(
  clicked: unknown,
  selected: unknown,
  options: PickOptions,
): Promise<readonly ServerRef[]> {
  if (typeof clicked === "string") {
    return serverOfId(clicked, options);
  }
  const rows = [clicked, ...(Array.isArray(selected) ? (selected as unknown[]) : [])];
  const refs = new Map(
    rows.filter(isServerRow).map((row) => [serverKey(refOfRow(row)), refOfRow(row)]),
  );
  return refs.size > 0 ? [...refs.values()] : pick(options);
}

function serverOfId(id: string, { store, notifier }: PickOptions): readonly ServerRef[] {
  const found = store
    .allServers()
    .map(refOf)
    .filter((ref) => ref.serverId === id || serverKey(ref) === id);
  if (found.length === 0) {
    sayNotInList(notifier);
  }
  return found.slice(0, 1);
}

function sayNotInList(notifier: Notifier): void {
  notifier.info(vscode.l10n.t("This server is not in the list. It may have been deleted."));
}

async function pick(options: PickOptions): Promise<readonly ServerRef[]> {
  const offered = options.store.allServers().filter(({ server }) => options.applies(server));
  if (offered.length === 0) {
    sayNothingToPick(options);
    return [];
  }
  const severalAccounts = options.store.views().length > 1;
  const items = offered
    .map((view) => ({ ...pickItem(view, severalAccounts), ref: refOf(view) }))
    .sort((a, b) => compareNames(a.label, b.label));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: options.placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen ? [chosen.ref] : [];
}

function sayNothingToPick({ store, notifier, nothingToPick }: PickOptions): void {
  if (store.views().length > 0) {
    notifier.info(nothingToPick);
    return;
  }
  saySignedOut(notifier);
}

function pickItem({ account, server }: ServerView, withAccount: boolean): vscode.QuickPickItem {
  return {
    label: server.name,
    iconPath: statusIcon(server.status),
    description: [statusWord(server.status), server.ipv4].filter(Boolean).join(" · "),
    detail: [server.location, withAccount ? account.label : ""].filter(Boolean).join(" · "),
  };
}

type ServerRow = Extract<TreeNode, { kind: "server" }>;

function refOfRow({ accountKey, server }: ServerRow): ServerRef {
  return { accountKey, serverId: server.id };
}

function isServerRow(row: unknown): row is ServerRow {
  return (
    typeof row === "object" &&
    row !== null &&
    "kind" in row &&
    row.kind === "server" &&
    "accountKey" in row &&
    "server" in row
  );
}

export interface ChosenServer extends ServerView {
  readonly ref: ServerRef;
}

/** The server of a command that acts on one alone; undefined when the person picks none. */
export async function chooseServer(
  clicked: unknown,
  options: PickOptions,
): Promise<ChosenServer | undefined> {
  const [ref] = await chooseServers(clicked, undefined, options);
  const view = ref && options.store.find(ref);
  if (ref && !view) {
    // Its row was clicked just before a refresh took it away.
    sayNotInList(options.notifier);
  }
  return ref && view && { ...view, ref };
}
