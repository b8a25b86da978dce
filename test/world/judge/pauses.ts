import type { Evidence, Of, Violation } from "./evidence";

/** By then all has been read that the user asked for by a click: a list of several pages, with its retries. */
const asksForMs = 60_000;

interface Pause {
  readonly untilMs: number;
  /** The number of the response that asked for it. */
  readonly from: number;
}

/** While the API wants to be left alone, a window asks only what its user asks for. */
export function pauses(evidence: Evidence): readonly Violation[] {
  const violations: Violation[] = [];
  const paused = new Map<string, Pause>();
  const acts = new Map<string, number>();
  const used = new Set<string>();
  let everybodyMs = -Infinity;
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
      const sent = sentBy.get(entry.request);
      const key = `${entry.window} ${sent?.token ?? ""}`;
      const pause = paused.get(key);
      // An account keeps the pause; a token that somebody only tries out has none in this window.
      const isKept = used.has(key) || (sent && !isTrial(sent));
      const untilMs = entry.atMs + (isKept ? (entry.pauseMs ?? 0) : 0);
      if (untilMs > Math.max(entry.atMs, pause?.untilMs ?? 0)) {
        paused.set(key, { untilMs, from: entry.number });
      } else if (entry.status !== undefined && entry.status < 300 && isSince(pause, sent)) {
        paused.delete(key);
      }
    }
    if (entry.kind === "kept") {
      const tokens = new Set(entry.accounts.map(({ token }) => token));
      // A pause goes with its account; one that is signed in anew has none.
      for (const key of paused.keys()) {
        if (!tokens.has(key.split(" ")[1])) {
          paused.delete(key);
        }
      }
    }
    if (entry.kind === "sent" && !isTrial(entry)) {
      used.add(`${entry.window} ${entry.token}`);
    }
    if (entry.kind === "sent" && entry.method === "GET") {
      const { untilMs } = paused.get(`${entry.window} ${entry.token}`) ?? { untilMs: -Infinity };
      const askedAtMs = Math.max(everybodyMs, acts.get(entry.window) ?? -Infinity);
      if (
        entry.atMs < untilMs - 1 &&
        entry.token !== evidence.environmentToken &&
        entry.atMs > askedAtMs + asksForMs &&
        evidence.underWay(entry).length === 0 &&
        !isTwice(evidence, entry)
      ) {
        violations.push({
          rule: "pauses are obeyed",
          entry,
          text: `asked ${entry.url} ${Math.round(untilMs - entry.atMs)} ms too early`,
        });
      }
    }
  }
  return violations;
}

/** Only what was asked for after a pause had begun shows that it is over. */
function isSince(pause: Pause | undefined, sent: Of<"sent"> | undefined): boolean {
  return pause !== undefined && sent !== undefined && sent.number > pause.from;
}

/** A token that somebody types is tried before there is an account. */
function isTrial({ url }: Of<"sent">): boolean {
  return url.endsWith("/account/me/");
}

/** How long the keyring takes at most. */
const putBackWithinMs = 5_000;

/** After trouble with the keyring a token may be signed in twice: each account hears its own pauses. */
function isTwice(evidence: Evidence, { window, number, token, atMs }: Of<"sent">): boolean {
  // A filter may hide the rows now, so what the window has shown before counts too.
  const isShownTwice = evidence
    .of("showed")
    .filter((one) => one.window === window && one.number < number)
    .some(({ rows }) => {
      const ids = rows
        .filter(({ accountKey }) => evidence.hasToken(accountKey, token))
        .map(({ server }) => server.id);
      return new Set(ids).size < ids.length;
    });
  const before = evidence.kept.findLast((one) => one.number < number);
  // A window that finds its account overwritten puts it back, beside the other one.
  const soon = evidence.kept.filter(
    (one) => one.number > number && one.atMs < atMs + putBackWithinMs,
  );
  const isKeptTwice = [...(before ? [before] : []), ...soon].some(
    ({ accounts }) => accounts.filter((one) => one.token === token).length > 1,
  );
  return isShownTwice || isKeptTwice;
}
