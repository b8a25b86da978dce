import type { Evidence, Of, Violation } from "./evidence";

/** While the API wants to be left alone, a window asks only what its user asks for. */
export function pauses(evidence: Evidence): readonly Violation[] {
  const violations: Violation[] = [];
  const pausedUntil = new Map<string, { untilMs: number; from: Of<"heard"> }>();
  let everybodyMs = -Infinity;
  const acts = new Map<string, number>();
  const sentBy = new Map(evidence.sent.map((sent) => [sent.request, sent]));
  for (const entry of evidence.history) {
    if (entry.kind === "chose" || entry.kind === "began" || entry.kind === "opened") {
      acts.set(entry.window, entry.atMs);
    }
    // Whoever changes the settings wants to see what comes of it, in every window.
    if (entry.kind === "calm" || (entry.kind === "step" && entry.text.startsWith("set "))) {
      everybodyMs = entry.atMs;
    }
    if (entry.kind === "heard") {
      const token = sentBy.get(entry.request)?.token ?? "";
      const key = `${entry.window} ${token}`;
      if (entry.pauseMs !== undefined && entry.pauseMs > 0) {
        const untilMs = Math.max(entry.atMs + entry.pauseMs, pausedUntil.get(key)?.untilMs ?? 0);
        pausedUntil.set(key, { untilMs, from: entry });
      } else if (entry.status !== undefined && entry.status < 300) {
        pausedUntil.delete(key);
      }
    }
    if (entry.kind === "sent" && entry.method === "GET") {
      const pause = pausedUntil.get(`${entry.window} ${entry.token}`);
      const isAsked =
        isUnderWay(evidence, entry) ||
        Math.max(everybodyMs, acts.get(entry.window) ?? -Infinity) >=
          (pause?.from.atMs ?? 0) - 60_000;
      if (
        pause &&
        entry.token !== evidence.environmentToken &&
        entry.atMs < pause.untilMs - 1 &&
        !isAsked
      ) {
        violations.push({
          rule: "pauses are obeyed",
          entry,
          text: `asked ${entry.url} ${Math.round(pause.untilMs - entry.atMs)} ms too early`,
        });
      }
    }
  }
  return violations;
}

/** Some command of the window has not ended. */
function isUnderWay(evidence: Evidence, { window, number }: Of<"sent">): boolean {
  const open = new Set<number>();
  for (const { command } of evidence
    .of("began")
    .filter((one) => one.window === window && one.number < number)) {
    open.add(command);
  }
  for (const { command } of evidence
    .of("ended")
    .filter((one) => one.window === window && one.number < number)) {
    open.delete(command);
  }
  return open.size > 0;
}
