import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

/** Waits for something that a real socket causes. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    assert.ok(tries < 2_000, "It did not come about.");
    await wait(1);
  }
}
