import type { Browser } from "playwright-core";
import { findBrowser, launchBrowser } from "../../vscode/browser";

let opened: Promise<Browser> | undefined;

/** One browser for all tests of the page. */
export function panelBrowser(): Promise<Browser> {
  opened ??= findBrowser().then(launchBrowser);
  return opened;
}

// Outside of every suite: runs once, after the last of them.
after(async () => {
  await (await opened)?.close();
});
