const longestWaitMs = 60 * 60_000;

/** The headers of an answer that say when it was given, and how long to wait. */
export interface TimeHeaders {
  readonly retryAfter: string | null;
  readonly date: string | null;
  /** For how many seconds a cache has kept the answer. */
  readonly age: string | null;
}

/**
 * `Retry-After` in seconds or as a date. A date is measured against the answer's own, since the
 * clock of this computer may be wrong. Absurd values count as absent, long ones as an hour.
 */
export function retryAfterMs(headers: TimeHeaders, nowMs: number): number | undefined {
  const text = headers.retryAfter?.trim() ?? "";
  const ms = seconds(text) ?? Date.parse(text) - answeredAtMs(headers, nowMs);
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, longestWaitMs) : undefined;
}

function answeredAtMs({ date, age }: TimeHeaders, nowMs: number): number {
  const dateMs = Date.parse(date ?? "");
  return Number.isFinite(dateMs) ? dateMs + (seconds(age?.trim() ?? "") ?? 0) : nowMs;
}

/** In milliseconds. */
function seconds(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) * 1_000 : undefined;
}
