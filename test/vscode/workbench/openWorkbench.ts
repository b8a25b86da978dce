import { findBrowser, launchBrowser } from "../browser";
import { npmVscode } from "../npmVscode";
import { companionFolder, projectRoot } from "../projectRoot";

import { drivenSettings, type Settings } from "../userSettings";
import { startVscodeServer } from "../vscodeServer";
import { chosenVersion, type VscodeChoice } from "../vscodeVersion";
import { workbenchAddress } from "../workbenchAddress";
import { Companion } from "./companion";
import { openWorkbenches } from "./failurePictures";
import { Workbench } from "./workbench";

export type ColorTheme =
  | "Default Light Modern"
  | "Default Dark Modern"
  | "Default High Contrast"
  | "Default High Contrast Light";

export interface WorkbenchOptions {
  /** Else what VPS_TEST_VSCODE_VERSION says. */
  readonly version?: VscodeChoice;
  readonly settings?: Settings;
  /** Variables for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  readonly colorTheme?: ColorTheme;
  /** Tall by default: VS Code draws only the rows that are in sight. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Folders of unpacked extensions, or ".vsix" files; this project's folder by default. */
  readonly extensions?: readonly string[];
  /** Off: the window opens in Restricted Mode. */
  readonly trusted?: boolean;
}

/** Opens a window of a VS Code of its own, with nothing in it but the extension. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const version = options.version ?? chosenVersion();
  const vscode = await npmVscode(version);
  const program = await findBrowser();
  const server = await startVscodeServer(vscode, {
    settings: drivenSettings(options.colorTheme ?? "Default Dark Modern", options.settings),
    extensions: [...(options.extensions ?? [projectRoot]), companionFolder],
    trusted: options.trusted ?? true,
    fewBuiltins: true,
    // With it, VS Code 1.100 refuses to show any modal question.
    testDriver: version === "newest",
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  try {
    const browser = await launchBrowser(program);
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1280, height: 1000 },
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const workbench = new Workbench(page, server, browser, new Companion(server.companionFile));
    await page.goto(workbenchAddress(server, { folder: server.workspaceFolder }));
    openWorkbenches.add(workbench);
    await workbench.ready();
    return workbench;
  } catch (error) {
    await server.stop();
    throw error;
  }
}
