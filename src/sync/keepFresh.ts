import * as vscode from "vscode";
import { settingIds } from "../core/base/manifestIds";
import type { Disposable } from "../core/base/emitter";
import { AutoRefresh, type AutoRefreshOptions } from "../core/refresh/autoRefresh";
import type { ServerRef } from "../core/servers/server";
import { settings } from "../ui/settings";

/** A view that shows servers. */
export interface VisibleView {
  readonly visible: boolean;
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}

/** Panels that show one server each. */
export interface VisiblePanels {
  readonly visibleServers: () => readonly ServerRef[];
  readonly onDidChangeVisibility: vscode.Event<unknown>;
}

export interface KeepFreshDependencies extends Pick<
  AutoRefreshOptions,
  "store" | "refresher" | "paces" | "isFollowedElsewhere" | "clock" | "random" | "logger"
> {
  readonly view: VisibleView;
  readonly panels: VisiblePanels;
}

/** Tells the core what is visible in this window, and how often the user wants it refreshed. */
export function keepFresh({ view, panels, ...rest }: KeepFreshDependencies): Disposable {
  const freshness = new AutoRefresh({
    ...rest,
    sight: {
      viewIsVisible: () => view.visible,
      windowIsFocused: () => vscode.window.state.focused,
      visibleServers: () => panels.visibleServers(),
    },
    intervalMs: () => settings.refreshIntervalMs(),
  });
  const look = () => {
    freshness.visibilityChanged();
  };
  return vscode.Disposable.from(
    freshness,
    view.onDidChangeVisibility(look),
    panels.onDidChangeVisibility(look),
    vscode.window.onDidChangeWindowState(look),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingIds.refreshInterval)) {
        freshness.restart();
      }
    }),
  );
}
