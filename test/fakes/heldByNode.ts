import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

const kinds = ["Timeout", "TCPSocketWrap", "TCPServerWrap", "TLSWrap"];

/** What Node holds in this process: timers, sockets, servers. */
export async function heldByNode(): Promise<readonly string[]> {
  // A timer counts until all that it triggers has run.
  await new Promise((resolve) => setImmediate(resolve));
  return process
    .getActiveResourcesInfo()
    .filter((kind) => kinds.includes(kind))
    .sort();
}

/** Waits for the other ends of connections to close. */
export async function untilNodeHolds(expected: readonly string[]): Promise<void> {
  const deadlineMs = performance.now() + 5_000;
  let held = await heldByNode();
  while (held.join() !== expected.join() && performance.now() < deadlineMs) {
    await wait(5);
    held = await heldByNode();
  }
  assert.deepEqual(held, expected);
}
