import type { CalmWindow, TrueAccount } from "../run/closing";
import { isSameId, type Evidence, type Violation } from "./evidence";

/** Once everything is calm, each window shows every account as it is, and nothing is pending. */
export function truth(evidence: Evidence): readonly Violation[] {
  const { windows } = evidence.closing;
  return windows.flatMap((window) => judgeWindow(window, evidence));
}

function judgeWindow(window: CalmWindow, evidence: Evidence): readonly Violation[] {
  const { closing } = evidence;
  const signedIn = closing.kept.filter(
    ({ isSignedOut, apiUrl }) => !isSignedOut && apiUrl === closing.apiUrl,
  );
  const problems: string[] = [];
  for (const { key, token } of signedIn) {
    const account = evidence.validAccount(token);
    if (account) {
      problems.push(...differences(window, key, account));
    }
  }
  const own = evidence.validAccount(evidence.environmentToken);
  if (own && window.apiUrlAtStart === own.apiUrl) {
    problems.push(...differences(window, "environment", own));
  }
  const strangers = window.rows.filter(
    ({ accountKey }) =>
      accountKey !== "environment" && !signedIn.some(({ key }) => key === accountKey),
  );
  if (strangers.length > 0 && !evidence.hadTrouble("the keyring forgets", 0, Infinity)) {
    problems.push(
      `rows of an account that is not signed in: ${strangers.map(({ accountKey }) => accountKey).join()}`,
    );
  }
  if (window.running.length > 0) {
    problems.push(`still running: ${window.running.join()}`);
  }
  return problems.map((text) => ({
    rule: "in the end every window shows the truth",
    entry: undefined,
    text: `${window.name}: ${text}`,
  }));
}

function differences(
  window: CalmWindow,
  accountKey: string,
  { servers }: TrueAccount,
): readonly string[] {
  const idOf = (shown: string) => [...servers.keys()].find((id) => isSameId(id, shown)) ?? shown;
  const shown = new Map(
    window.rows
      .filter((row) => row.accountKey === accountKey)
      .map(({ server }) => [
        idOf(server.id),
        [server.name, server.status, server.hostname ?? null, server.ipv4 ?? null].join(" "),
      ]),
  );
  const ids = new Set([...shown.keys(), ...servers.keys()]);
  return [...ids].flatMap((id) => {
    const server = servers.get(id);
    const actual = server && [server.name, server.status, server.hostname, server.ip].join(" ");
    return actual === shown.get(id)
      ? []
      : [`${id} is ${actual ?? "gone"}, and shown as ${shown.get(id) ?? "gone"}`];
  });
}
