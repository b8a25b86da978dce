import { existsSync } from "node:fs";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { join } from "node:path";
import { cacheFolder } from "./cacheFolder";
import { printProgress, type Progress } from "./steps";
import { vscodeVersions, type VscodeChoice } from "./vscodeVersion";

const downloadSite = "https://update.code.visualstudio.com/api/releases/stable";
const probeMs = 3_000;

/** The program of a desktop VS Code for tests, if this machine has or can download one. */
export async function desktopVscode(
  choice: VscodeChoice,
  say: Progress = printProgress,
): Promise<string | undefined> {
  const named = process.env.VPS_TEST_VSCODE;
  if (named === "npm") {
    return undefined;
  }
  if (named) {
    if (!existsSync(named)) {
      throw new Error(`VPS_TEST_VSCODE names "${named}", which does not exist.`);
    }
    return named;
  }
  if (!hasDisplay() || !(await isReachable(downloadSite))) {
    return undefined;
  }
  const version = vscodeVersions[choice].desktop;
  say(`Getting the desktop VS Code (${version})`);
  return downloadAndUnzipVSCode({ version, cachePath: join(cacheFolder(), "desktop") });
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== "linux" || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}

async function isReachable(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(probeMs) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
