import type { Clock } from "../base/clock";
import { waitFor } from "../base/waitFor";

/** What a port did when it was tried: it spoke, it refused, or nothing came back. */
export type PortState = "open" | "refused" | "silent";

export type ProbePort = (host: string, port: number, timeoutMs: number) => Promise<PortState>;

export interface PortWait {
  readonly host: string;
  readonly port: number;
  readonly probe: ProbePort;
  readonly clock: Pick<Clock, "after" | "elapsedMs">;
  readonly signal?: AbortSignal;
}

const onceMs = 3_000;
const betweenMs = 1_000;
/** A server that refuses is up, and its ssh is usually about to start. */
const mostRefusedMs = 60_000;
/** Nothing at all may come from a firewall, which would keep the user waiting for nothing. */
const mostSilentMs = 10_000;

/** Tries a port until it speaks or has had its time; then what it did last. */
export async function waitForPort(wait: PortWait): Promise<PortState> {
  const { host, port, probe, clock, signal } = wait;
  const beganMs = clock.elapsedMs();
  for (;;) {
    const state = await probe(host, port, onceMs);
    const mostMs = state === "refused" ? mostRefusedMs : mostSilentMs;
    const isOver = clock.elapsedMs() - beganMs + betweenMs > mostMs;
    if (state === "open" || isOver || signal?.aborted) {
      return state;
    }
    await waitFor(betweenMs, clock, signal);
    if (signal?.aborted) {
      return state;
    }
  }
}
