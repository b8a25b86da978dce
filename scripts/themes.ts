/**
 * Takes what VS Code gives to the details panel's page in each kind of theme (its variables, its
 * classes, its own style) from a real window into test/fixtures/themes/, where the tests of the
 * page find it:
 *
 *   npm run themes
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PanelScene } from "../test/ui/panelScene";
import {
  panelThemeNames,
  panelThemes,
  readTheme,
  themesFolder,
  type CapturedTheme,
  type PanelThemeName,
} from "../test/ui/panelThemes";
import { eventually } from "../test/vscode/workbench/eventually";
import { printProgress, timed } from "../test/vscode/steps";

await mkdir(themesFolder, { recursive: true });
const scene = await PanelScene.begin();
await scene.showLoaded();
for (const name of panelThemeNames) {
  const theme = await timed(`Theme ${name}`, printProgress, () => capture(name));
  await writeFile(join(themesFolder, `${name}.json`), `${JSON.stringify(theme, undefined, 1)}\n`);
}
await scene.workbench.close();
process.exit(0);

async function capture(name: PanelThemeName): Promise<CapturedTheme> {
  const { setting, kind } = panelThemes[name];
  await scene.chooseTheme(setting);
  const body = scene.page().locator("body");
  await eventually(() => body.getAttribute("data-vscode-theme-kind"), kind);
  return scene.inPage<CapturedTheme>(readTheme);
}
