import { window, type Uri, type WebviewPanel } from "vscode";
import type { Chance, NewId } from "../core/base/chance";
import type { Clock } from "../core/base/clock";
import type { Logger } from "../core/base/logger";
import { ServerDetailsFeed } from "../core/refresh/serverDetailsFeed";
import type { ServerRefresher } from "../core/refresh/serverRefresher";
import { serverKey, type ServerRef } from "../core/servers/server";
import type { ServerMarks } from "../core/servers/serverMarks";
import type { ServerStore } from "../core/servers/serverStore";
import type { UsageHistory } from "../history/usageHistory";
import { settings } from "../ui/settings";
import { ServerPanel, type ServerPanelOptions } from "./serverPanel";

const intervalMs = 15_000;
/** While the user is in another window, and may have the panel on another screen. */
const intervalWithoutFocusMs = 60_000;

export interface PanelDependencies {
  readonly store: ServerStore;
  readonly refresher: ServerRefresher;
  readonly history: Pick<UsageHistory, "load" | "statesOf" | "onDidAdd">;
  readonly marks: Pick<ServerMarks, "of" | "onDidChange">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: Chance;
  readonly newId: NewId;
  readonly extensionUri: Uri;
}

type PanelEvents = Pick<ServerPanelOptions, "onDidChangeVisibility" | "onDidDraw" | "onDidClose">;

/** Fills a server's panel. It is a bundle of its own, loaded with the first panel. */
export function openPanel(
  panel: WebviewPanel,
  ref: ServerRef,
  {
    store,
    refresher,
    history,
    marks,
    clock,
    logger,
    random,
    newId,
    extensionUri,
  }: PanelDependencies,
  events: PanelEvents,
): ServerPanel {
  const key = serverKey(ref);
  const watch = new ServerDetailsFeed(ref, {
    store,
    refresher,
    clock,
    random,
    intervalMs: () =>
      settings.refreshIntervalMs() === 0
        ? 0
        : window.state.focused
          ? intervalMs
          : intervalWithoutFocusMs,
    onFault: (fault) => {
      logger.error(`The details could not be refreshed: ${String(fault)}`);
    },
  });
  return new ServerPanel({
    panel,
    watch,
    history: {
      load: () => history.load(ref),
      states: () => history.statesOf(ref),
      onDidAdd: (listener) =>
        history.onDidAdd((added) => {
          if (serverKey(added.ref) === key) {
            listener(added.sample);
          }
        }),
    },
    note: { text: () => marks.of(ref.serverId)?.note, onDidChange: marks.onDidChange },
    extensionUri,
    clock,
    logger,
    newId,
    ...events,
  });
}
