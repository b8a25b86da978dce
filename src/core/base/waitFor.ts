import type { Clock } from "./clock";

/** Ends early if somebody cancels. */
export function waitFor(
  ms: number,
  clock: Pick<Clock, "after">,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.after(ms, end);
    function end(): void {
      timer.dispose();
      signal?.removeEventListener("abort", end);
      resolve();
    }
    signal?.addEventListener("abort", end);
  });
}
