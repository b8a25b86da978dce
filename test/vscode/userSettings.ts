export type Settings = Readonly<Record<string, unknown>>;

/** What keeps a fresh VS Code from showing, asking or fetching anything of its own. */
export const calmSettings: Settings = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "security.workspace.trust.startupPrompt": "never",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.restoreWindows": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
};

/** Settings for a window that a test drives: dialogs that a page can reach, nothing that moves. */
export function drivenSettings(colorTheme: string, own: Settings = {}): Settings {
  return {
    ...calmSettings,
    "window.dialogStyle": "custom",
    "workbench.colorTheme": colorTheme,
    "workbench.list.smoothScrolling": false,
    "workbench.reduceMotion": "on",
    "window.autoDetectColorScheme": false,
    "window.autoDetectHighContrast": false,
    ...own,
  };
}
