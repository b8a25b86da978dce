import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

const defaultTimeoutMs = 15_000;
const pollMs = 50;

/** Reads until the value is as expected; then goes on, or fails with the difference that stayed. */
export async function eventually<T>(
  read: () => Promise<T> | T,
  expected: T,
  timeoutMs = defaultTimeoutMs,
): Promise<void> {
  await eventuallyHolds(
    read,
    (value) => {
      assert.deepEqual(value, expected);
    },
    timeoutMs,
  );
}

/** Reads until `check` does not throw any more; gives the value. */
export async function eventuallyHolds<T>(
  read: () => Promise<T> | T,
  check: (value: T) => void,
  timeoutMs = defaultTimeoutMs,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      const value = await read();
      check(value);
      return value;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
    await wait(pollMs);
  }
}
