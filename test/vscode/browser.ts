import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { headlessArguments } from "./browserArguments";
import { npmBrowser } from "./npmBrowser";
import { printProgress, type Progress } from "./steps";
import { testEnvironment } from "./testEnvironment";

export interface BrowserProgram {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An installed Chromium or Chrome, else one from npm. */
export async function findBrowser(say: Progress = printProgress): Promise<BrowserProgram> {
  const named = process.env.VPS_TEST_BROWSER;
  if (named) {
    if (!existsSync(named)) {
      throw new Error(`VPS_TEST_BROWSER names "${named}", which does not exist.`);
    }
    return { path: named, env: {} };
  }
  const path = installedBrowsers().find((candidate) => existsSync(candidate));
  return path === undefined ? npmBrowser(say) : { path, env: {} };
}

export async function launchBrowser(program: BrowserProgram): Promise<Browser> {
  return chromium.launch({
    executablePath: program.path,
    args: [...headlessArguments],
    env: testEnvironment(program.env),
  });
}

/** Where a Chromium or Chrome usually is, best first. */
export function installedBrowsers(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string[] {
  if (platform === "win32") {
    return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => {
      const folder = environment[name];
      return folder ? [`${folder}\\Google\\Chrome\\Application\\chrome.exe`] : [];
    });
  }
  if (platform === "darwin") {
    return ["Google Chrome", "Chromium"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const folders = (environment.PATH ?? "").split(":").filter(Boolean);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
}
