import * as vscode from "vscode";
import type { Disposable } from "../core/emitter";
import { Freshness, type FreshnessOptions } from "../core/freshness";
import type { ServerRef } from "../core/server";
import { settings } from "../ui/settings";

/** A view that shows servers. */
export interface Watched {
  readonly visible: boolean;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}

/** Panels that show one server each. */
export interface WatchedServers {
  readonly visibleServers: () => readonly ServerRef[];
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}

export interface KeepFreshDependencies extends Pick<
  FreshnessOptions,
  "store" | "refresher" | "isFollowedElsewhere" | "clock" | "logger"
> {
  readonly view: Watched;
  readonly panels: WatchedServers;
}

/** Tells the core what can be seen in this window, and how often the person wants an answer. */
export function keepFresh({ view, panels, ...rest }: KeepFreshDependencies): Disposable {
  const freshness = new Freshness({
    ...rest,
    sight: {
      viewIsVisible: () => view.visible,
      windowIsFocused: () => vscode.window.state.focused,
      visibleServers: () => panels.visibleServers(),
    },
    intervalMs: () => settings.refreshIntervalMs(),
    random: Math.random,
  });
  const look = () => {
    freshness.sightChanged();
  };
  return vscode.Disposable.from(
    freshness,
    view.onDidChangeVisibility(look),
    panels.onDidChangeVisibility(look),
    vscode.window.onDidChangeWindowState(look),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("vps.refreshInterval")) {
        freshness.restart();
      }
    }),
  );
}
