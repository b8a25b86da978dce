import * as vscode from "vscode";
import type { Server, ServerRef } from "../../core/servers/server";
import { compareNames } from "../../core/servers/nameOrder";
import { refOf, type ServerStore, type ServerView } from "../../core/servers/serverStore";
import { saySignedOut } from "../../ui/accountMessages";
import type { Notifier } from "../../ui/notifier";
import { knownRef } from "./knownServers";
import { lostRow } from "./lostRow";
import { isLost, isServerRow, refsOf } from "./rows";
import { serverChoice } from "./serverChoice";

export interface PickOptions {
  readonly store: ServerStore;
  /** Which servers the command can act on: only these are offered. */
  readonly applies: (server: Server) => boolean;
  /** What the command does, as the title of the question. */
  readonly title: string;
  readonly placeHolder: string;
  /** Shown when no server can be offered. */
  readonly nothingToPick: string;
  readonly notifier: Notifier;
}

/**
 * The servers that a command acts on: the clicked row with the selected ones, or the server with
 * the id that another extension or a keybinding passed, or what the user picks.
 */
export async function chooseServers(
  clicked: unknown,
  selected: unknown,
  options: PickOptions,
): Promise<readonly ServerRef[]> {
  const others = Array.isArray(selected) ? (selected as readonly unknown[]) : [];
  if (clicked === lostRow || (isServerRow(clicked) && others.some(isLost))) {
    sayListChanged(options.notifier);
    return [];
  }
  if (typeof clicked === "string") {
    return serversOfId(clicked, options);
  }
  const refs = refsOf(clicked, others);
  return refs.length > 0 ? refs : pick(options);
}

/** It never acts on what is left of a selection: the user meant other servers. */
function sayListChanged(notifier: Notifier): void {
  notifier.info(
    vscode.l10n.t("The list has changed meanwhile, so nothing was done. Select the server again."),
  );
}

/** An id alone does not tell which of two accounts that see the same server is meant. */
async function serversOfId(id: string, options: PickOptions): Promise<readonly ServerRef[]> {
  const known = knownRef(id, options.store);
  if (known) {
    return [known];
  }
  const found = options.store.allServers().filter(({ server }) => server.id === id);
  if (found.length === 0) {
    sayNotInList(options.notifier);
  }
  return found.length > 1 ? pickFrom(found, options) : found.map(refOf);
}

function sayNotInList(notifier: Notifier): void {
  notifier.info(vscode.l10n.t("This server isn't in the list. It may have been deleted."));
}

function pick(options: PickOptions): Promise<readonly ServerRef[]> {
  const offered = options.store.allServers().filter(({ server }) => options.applies(server));
  if (offered.length === 0) {
    sayNothingToPick(options);
    return Promise.resolve([]);
  }
  return pickFrom(offered, options);
}

async function pickFrom(
  offered: readonly ServerView[],
  { store, title, placeHolder }: PickOptions,
): Promise<readonly ServerRef[]> {
  const severalAccounts = store.views().length > 1;
  const items = offered
    .map((view) => ({ ...serverChoice(view, severalAccounts), ref: refOf(view) }))
    .sort((a, b) => compareNames(a.label, b.label));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder,
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
