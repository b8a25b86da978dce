import * as vscode from "vscode";
import type { ServerRef } from "../../core/servers/server";
import type { ServerStore } from "../../core/servers/serverStore";
import type { Notifier } from "../../ui/notifier";
import { byClick } from "../../ui/runCommand";
import { settings } from "../../ui/settings";
import { chooseServer } from "../choice/chooseServers";

export interface ShowServerDependencies {
  readonly store: ServerStore;
  readonly notifier: Notifier;
  readonly panels: {
    readonly show: (
      ref: ServerRef,
      how?: { readonly isClick?: boolean; readonly toSide?: boolean },
    ) => void;
    readonly keepOpen: () => void;
  };
  readonly view: { readonly isClick: (key: string) => boolean };
}

/** Opens a server's details: for a click on its row only if the user wants that. */
export async function showServer(
  clicked: unknown,
  how: unknown,
  all: ShowServerDependencies,
): Promise<void> {
  const isClick = how === byClick;
  if (isClick && !(settings.openDetailsOnClick() && all.view.isClick(String(clicked)))) {
    return;
  }
  const ref = await choose(clicked, vscode.l10n.t("Show Details"), all);
  if (ref) {
    all.panels.show(ref, { isClick });
  }
}

/** Opens a server's details in a column of their own, where they stay. */
export async function showToSide(clicked: unknown, all: ShowServerDependencies): Promise<void> {
  const ref = await choose(clicked, vscode.l10n.t("Show Details to the Side"), all);
  if (ref) {
    all.panels.show(ref, { toSide: true });
  }
}

async function choose(
  clicked: unknown,
  title: string,
  { store, notifier }: ShowServerDependencies,
): Promise<ServerRef | undefined> {
  const chosen = await chooseServer(clicked, {
    store,
    applies: () => true,
    title,
    placeHolder: vscode.l10n.t("Select a server to show its details"),
    nothingToPick: vscode.l10n.t("There are no servers to show."),
    notifier,
  });
  return chosen?.ref;
}
