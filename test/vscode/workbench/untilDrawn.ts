import type { Page } from "playwright-core";

/**
 * VS Code gathers the changes of a tree for 200 ms and then asks for its rows anew; a command
 * that is given in between gets no row.
 */
const gatheredMs = 300;

/** Waits until the side bar has not changed for longer than changes of a tree are gathered. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(`(() => {
    if (window.sideBarChangedAt === undefined) {
      const changed = () => { window.sideBarChangedAt = performance.now(); };
      changed();
      new MutationObserver(changed).observe(document.querySelector(".sidebar"), {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: ["aria-label", "class"],
      });
    }
    return performance.now() - window.sideBarChangedAt > ${String(gatheredMs)};
  })()`);
}
