/**
 * Waits for what several callers may wait for: only the first of those that come meanwhile goes
 * on, so that a command that is run again while it waits asks its question once. Resolves to
 * whether the caller is that one.
 */
export function whileNotWaiting(ready: () => Promise<void>): () => Promise<boolean> {
  let isWaiting = false;
  return async () => {
    if (isWaiting) {
      return false;
    }
    isWaiting = true;
    try {
      await ready();
      return true;
    } finally {
      isWaiting = false;
    }
  };
}
