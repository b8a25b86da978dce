import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectRoot } from "../projectRoot";
import { describeWindow } from "./describeWindow";
import type { Workbench } from "./workbench";

/** The windows that are open now. */
export const openWorkbenches = new Set<Workbench>();

const pending = new Set<Promise<void>>();

/** Begins to take a picture of every open window, for a test that failed. */
export function takePictures(title: string): void {
  const name = title.replaceAll(/[^\w-]+/g, "-").slice(0, 100);
  for (const [index, workbench] of [...openWorkbenches].entries()) {
    const file = `${name}${index > 0 ? `-${index}` : ""}.png`;
    pending.add(takePicture(workbench, join(projectRoot, "out", "failures", file)));
  }
}

/** A window that is to be closed waits for its picture. */
export async function picturesTaken(): Promise<void> {
  await Promise.all(pending);
  pending.clear();
}

async function takePicture(workbench: Workbench, path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await workbench.screenshot(path);
    console.log(`    picture: ${path}`);
    console.log((await describeWindow(workbench)).replaceAll(/^/gm, "    "));
  } catch {
    // The window is gone or does not answer; the test's own message has to do.
  }
}
