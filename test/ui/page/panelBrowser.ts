import type { Browser } from "playwright-core";
import { findBrowser, launchBrowser } from "../../vscode/browser";

let opened: Promise<Browser> | undefined;

/** One browser for all that shows the page. */
export function panelBrowser(): Promise<Browser> {
  opened ??= findBrowser().then(launchBrowser);
  return opened;
}

export async function closePanelBrowser(): Promise<void> {
  await (await opened)?.close();
}
