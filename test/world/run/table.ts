import type { Entry } from "../base/history";
import { idOf } from "../judge/evidence";

/** The history as lines that a person can read: when, who, what. */
export function tableOf(
  history: readonly Entry[],
  marked: ReadonlySet<number> = new Set(),
): string {
  const lines = history.flatMap((entry) => {
    const text = textOf(entry);
    const who = "window" in entry ? entry.window : "";
    const mark = marked.has(entry.number) ? "✘" : " ";
    return text === ""
      ? []
      : [
          `${mark}${String(entry.number).padStart(5)} ${timeOf(entry.atMs)} ${who.padEnd(6)} ${text}`,
        ];
  });
  return lines.join("\n");
}

function timeOf(ms: number): string {
  return `${(ms / 1_000).toFixed(3)} s`.padStart(12);
}

function textOf(entry: Entry): string {
  switch (entry.kind) {
    case "step":
      return `▶ ${entry.text}`;
    case "opened":
    case "closed":
    case "crashed":
      return entry.kind;
    case "calm":
      return "═══ from here on nothing goes wrong ═══";
    case "sent":
      return `#${entry.request} → ${entry.method} ${entry.url.replace("https://", "")} ${entry.body.slice(0, 120)} (${entry.fate})`;
    case "did":
      return entry.hasActed ? `#${entry.request} the API did it: ${entry.status}` : "";
    case "heard":
      return `#${entry.request} ← ${entry.status ?? entry.failure ?? ""} ${bodyOf(entry.body)}`;
    case "meant":
      return `means: ${entry.verb} ${entry.name} ${entry.refs.map(idOf).join(", ")}`;
    case "asked":
      return `asks: ${entry.text.replaceAll("\n", " ")} [${entry.choices.join(" | ").slice(0, 120)}]`;
    case "chose":
      return `user: ${entry.text}`;
    case "said":
      return `says: ${entry.text}`;
    case "line":
      return `line: ${entry.text}`;
    case "showed":
      return `shows: ${entry.rows.map(({ server }) => `${server.id.slice(0, 6)} ${server.name} ${server.status}`).join(", ")}`;
    case "panel":
      return `panel: ${entry.phase} ${entry.footer}`;
    case "began":
    case "ended":
      return `${entry.kind} ${entry.text} (${entry.command})`;
    case "logged":
      return `log: ${entry.level} ${entry.text.slice(0, 200)}`;
    case "wrote":
    case "removed":
      return `${entry.kind} ${entry.path.replace("/storage/", "")}`;
    case "kept":
      return `keyring: ${entry.accounts.map(({ label, key, isSignedOut }) => `${label ?? key}${isSignedOut ? " (signed out)" : ""}`).join(", ")}`;
    case "truth":
      return `truth: ${entry.id} ${entry.state ? `${entry.state.name} ${entry.state.status}` : "gone"} (${entry.owner})`;
    case "fault":
      return `fault: ${entry.text}`;
  }
}

function bodyOf(body: unknown): string {
  return body === undefined ? "" : JSON.stringify(body).slice(0, 140);
}
