import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../vscode/projectRoot";

/**
 * What a new installation gets of each kind of theme, now and in the oldest VS Code, which has not
 * all of them.
 */
export const panelThemes = {
  light: {
    setting: "Light 2026",
    settingInOldest: "Default Light Modern",
    kind: "vscode-light",
  },
  dark: {
    setting: "Dark 2026",
    settingInOldest: "Default Dark Modern",
    kind: "vscode-dark",
  },
  "light-modern": {
    setting: "Default Light Modern",
    settingInOldest: "Default Light Modern",
    kind: "vscode-light",
  },
  "dark-modern": {
    setting: "Default Dark Modern",
    settingInOldest: "Default Dark Modern",
    kind: "vscode-dark",
  },
  "high-contrast-dark": {
    setting: "Default High Contrast",
    settingInOldest: "Default High Contrast",
    kind: "vscode-high-contrast",
  },
  "high-contrast-light": {
    setting: "Default High Contrast Light",
    settingInOldest: "Default High Contrast Light",
    kind: "vscode-high-contrast-light",
  },
} as const;

export type PanelThemeName = keyof typeof panelThemes;

export const panelThemeNames = Object.keys(panelThemes) as readonly PanelThemeName[];

/** What VS Code adds to a web view's page. `npm run themes` takes it from a real window. */
export interface CapturedTheme {
  readonly bodyClasses: readonly string[];
  readonly bodyAttributes: Readonly<Record<string, string>>;
  /** "--vscode-foreground" and all the others. */
  readonly variables: Readonly<Record<string, string>>;
  /** The style that VS Code gives to every page. */
  readonly defaultStyles: string;
}

export const themesFolder = join(projectRoot, "test", "fixtures", "themes");

export async function capturedTheme(name: PanelThemeName): Promise<CapturedTheme> {
  return JSON.parse(await readFile(join(themesFolder, `${name}.json`), "utf8")) as CapturedTheme;
}

/** Reads the theme of the page that it is evaluated in, without what differs between windows. */
export const readTheme = `(() => {
  const { style } = document.documentElement;
  const variables = [...style].filter((name) => name.startsWith("--")).sort();
  const { body } = document;
  return {
    bodyClasses: [...body.classList].sort(),
    bodyAttributes: Object.fromEntries(
      [...body.attributes]
        .filter(({ name }) => name.startsWith("data-vscode-"))
        .map(({ name, value }) => [name, value]),
    ),
    variables: Object.fromEntries(variables.map((name) => [name, style.getPropertyValue(name)])),
    defaultStyles: document.getElementById("_defaultStyles")?.textContent ?? "",
  };
})()`;
