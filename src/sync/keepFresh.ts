import * as vscode from "vscode";
import { settingIds } from "../core/base/manifestIds";
import type { Disposable } from "../core/base/emitter";
import { AutoRefresh, type AutoRefreshOptions } from "../core/refresh/autoRefresh";
import type { TokenFault } from "../core/base/tokenText";
import type { ServerRef } from "../core/servers/server";
import { sayOtherAddress } from "../ui/accountMessages";
import { InvalidSettings } from "../ui/invalidSettings";
import type { Notifier } from "../ui/notifier";
import { sayEnvironmentTokenFault } from "../ui/sayEnvironmentTokenFault";
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
  readonly notifier: Notifier;
  /** What is wrong with the token in the environment. */
  readonly tokenFault: TokenFault | undefined;
  /** The addresses of the accounts that do not belong to the one in the settings. */
  readonly otherApiUrls: () => readonly string[];
}

/**
 * Tells the core what is visible in this window, and how often the user wants it refreshed. It is
 * loaded when the start is over, so what is set wrong is said from here too.
 */
export function keepFresh({
  view,
  panels,
  notifier,
  tokenFault,
  otherApiUrls,
  ...rest
}: KeepFreshDependencies): Disposable {
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
  const invalidSettings = new InvalidSettings(notifier);
  invalidSettings.look();
  if (tokenFault) {
    sayEnvironmentTokenFault(notifier, tokenFault);
  }
  return vscode.Disposable.from(
    freshness,
    view.onDidChangeVisibility(look),
    panels.onDidChangeVisibility(look),
    vscode.window.onDidChangeWindowState(look),
    vscode.workspace.onDidChangeConfiguration((change) => {
      invalidSettings.look();
      if (change.affectsConfiguration(settingIds.apiUrl)) {
        sayOtherAddress(notifier, otherApiUrls());
      }
      if (change.affectsConfiguration(settingIds.refreshInterval)) {
        freshness.restart();
      }
    }),
  );
}
