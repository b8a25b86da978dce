/**
 * Takes pictures of the details panel's page by itself: every state in every look, and the widths
 * that matter, with a sheet of all of them.
 *
 *   npm run pictures -- FOLDER [GREP]
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { closePanelBrowser, panelBrowser } from "../test/ui/page/panelBrowser";
import { PanelPage } from "../test/ui/page/panelPage";
import { panelStateNames, panelStates, type PanelStateName } from "../test/ui/page/panelStates";
import { eventfulHour, firstSample, history, weekOfSamples } from "../test/ui/page/samples";
import { panelThemeNames, type PanelThemeName } from "../test/ui/panelThemes";
import type { HostMessage } from "../src/shared/protocol";

const [folderName = "pictures", grep = ""] = process.argv.slice(2);
const folder = resolve(folderName);

interface Picture {
  readonly name: string;
  readonly theme: PanelThemeName;
  readonly state: PanelStateName;
  readonly recorded: HostMessage;
  readonly width: number;
  readonly height: number;
  /** Done before the picture is taken. */
  readonly act?: (panel: PanelPage) => Promise<void>;
}

const plain = { theme: "dark", state: "normal", width: 900, height: 900 } as const;

const ofStates = panelThemeNames.flatMap((theme) =>
  panelStateNames.map((state): Picture => ({
    ...plain,
    name: `state-${theme}-${state.replaceAll(" ", "-")}`,
    theme,
    state,
    recorded: eventfulHour(),
  })),
);

const ofSizes = (
  [
    [135, 700],
    [320, 240],
    [320, 900],
    [450, 450],
    [600, 900],
    [900, 900],
    [1_400, 900],
  ] as const
).flatMap(([width, height]) =>
  panelThemeNames.map((theme): Picture => ({
    ...plain,
    name: `size-${width}x${height}-${theme}`,
    theme,
    width,
    height,
    recorded: eventfulHour(),
  })),
);

const ofMoments: readonly Picture[] = panelThemeNames.flatMap((theme): readonly Picture[] => [
  { ...plain, name: `moment-first-${theme}`, theme, recorded: firstSample() },
  { ...plain, name: `moment-none-${theme}`, theme, recorded: history([]) },
  {
    ...plain,
    name: `moment-week-${theme}`,
    theme,
    recorded: history(weekOfSamples()),
    act: (panel) => panel.page.locator("input[value=week]").check(),
  },
  {
    ...plain,
    name: `moment-pointer-${theme}`,
    theme,
    recorded: eventfulHour(),
    act: (panel) =>
      panel.page
        .locator(".plot")
        .nth(1)
        .hover({ position: { x: 180, y: 40 } }),
  },
  {
    ...plain,
    name: `moment-tables-${theme}`,
    theme,
    recorded: eventfulHour(),
    act: (panel) => panel.unfold(),
  },
]);

await mkdir(folder, { recursive: true });
const taken: Picture[] = [];
for (const picture of [...ofStates, ...ofSizes, ...ofMoments]) {
  if (picture.name.includes(grep)) {
    await take(picture);
    taken.push(picture);
  }
}
await takeSheet();
await closePanelBrowser();
console.log(`${taken.length} pictures and sheet.png in ${folder}`);

async function take({ name, theme, state, recorded, width, height, act }: Picture): Promise<void> {
  const panel = await PanelPage.open({ theme, width, height });
  await panel.show(panelStates[state]);
  await panel.say(recorded);
  await panel.settled();
  await act?.(panel);
  await panel.page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
  await panel.close();
}

/** All pictures on one, each with its name. */
async function takeSheet(): Promise<void> {
  const images = await Promise.all(
    taken.map(async ({ name }) => {
      const bytes = await readFile(join(folder, `${name}.png`));
      return `<figure><img src="data:image/png;base64,${bytes.toString("base64")}"><figcaption>${name}</figcaption></figure>`;
    }),
  );
  const style = `body { margin: 8px; background: #777; display: flex; flex-wrap: wrap; gap: 8px; font: 12px sans-serif }
    figure { margin: 0 } img { max-width: 440px; max-height: 440px; display: block }`;
  const page = await (await panelBrowser()).newPage({ viewport: { width: 1_820, height: 900 } });
  const html = `<!DOCTYPE html><style>${style}</style>${images.join("")}`;
  await writeFile(join(folder, "sheet.html"), html);
  await page.setContent(html);
  await page.screenshot({ path: join(folder, "sheet.png"), fullPage: true });
  await page.close();
}
