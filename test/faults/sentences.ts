/** What the user reads. */
export type Telling = keyof typeof tellings;

interface TellingRule {
  /** The words; HOST stands for the host and port of the API. */
  readonly sentence: string;
  /** The button that helps; "again" stands for a retry, if one may be offered. */
  readonly button: string;
  readonly status?: true;
}

/** Every sentence as the user reads it, and the button beside it. */
export const tellings = {
  network: {
    sentence: "HOST could not be reached (CODE). Check your network connection.",
    button: "again",
  },
  certificate: {
    sentence: "The certificate of HOST isn't trusted (CODE). The token was not sent.",
    button: "again",
  },
  timeout: {
    sentence: "HOST didn't respond within SECONDS seconds. Try again later.",
    button: "again",
  },
  cutOff: {
    sentence: "The response from VPS.org was incomplete. Try again.",
    button: "again",
  },
  tooLarge: {
    sentence: "The response from VPS.org was too large to read.",
    button: "again",
  },
  wrongShape: {
    sentence: "The response from VPS.org could not be read. Try again later.",
    button: "again",
  },
  notJson: {
    sentence:
      "The response didn't come from the VPS.org API. Your network may require you to sign in first.",
    button: "again",
  },
  redirected: {
    sentence:
      "The API address redirects to another address (STATUS). Check the setting vps.apiUrl.",
    button: "Open Settings",
  },
  invalidNames: {
    sentence: "VPS.org did not accept the request. (name: Names are odd.)",
    button: "again",
  },
  invalidDetail: {
    sentence: "VPS.org did not accept the request. (Names are odd.)",
    button: "again",
  },
  invalid: { sentence: "VPS.org did not accept the request.", button: "again" },
  unauthorized: {
    sentence: "VPS.org no longer accepts the token. Sign in again with a new one.",
    button: "Sign In…",
  },
  paymentRequired: {
    sentence:
      "The account doesn't have enough credit for this. Add credit in the VPS.org dashboard. (You have 3 credits.)",
    button: "Open Dashboard",
  },
  forbidden: {
    sentence:
      "The token doesn't have permission for this. Create one that does, then sign in with it. (Needs servers:write.)",
    button: "Sign In…",
  },
  notFound: {
    sentence: "VPS.org couldn't find it, so it may have been deleted. Refresh the list.",
    button: "Refresh",
  },
  noApi: {
    sentence: "There is no VPS.org API at this address. Check the setting vps.apiUrl.",
    button: "Open Settings",
  },
  unexpectedStatus: {
    sentence: "VPS.org sent an unexpected response (STATUS).",
    button: "again",
  },
  conflict: {
    sentence: "VPS.org is busy with this server. Try again later. (Another task runs.)",
    button: "again",
  },
  limited: {
    sentence: "Too many requests. Try again in a minute.",
    button: "again",
  },
  limitedFor3s: {
    sentence: "Too many requests. VPS.org accepts new ones in 3 seconds.",
    button: "again",
  },
  limitedForAnHour: {
    sentence: "Too many requests. VPS.org accepts new ones in 3600 seconds.",
    button: "again",
  },
  serverError: {
    sentence: "VPS.org reported an internal error (STATUS). Try again later.",
    button: "again",
  },
  proxy: {
    sentence:
      "The proxy between VS Code and HOST requires authentication. Check the proxy settings in VS Code.",
    button: "Open Settings",
  },
} as const satisfies Record<string, TellingRule>;

const unknowns: readonly (readonly [RegExp, string])[] = [
  [/CODE/, "[A-Z][A-Z_]{3,40}"],
  [/SECONDS/, "\\d{1,3}"],
  [/STATUS/, "\\d{3}"],
];

/** The sentence as a pattern for the whole of it. */
export function sentencePattern(telling: Telling, host: string): RegExp {
  const text = tellings[telling].sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const filled = unknowns.reduce((done, [word, pattern]) => done.replace(word, pattern), text);
  return new RegExp(`^${filled.replace("HOST", host.replaceAll(".", "\\."))}$`);
}

/** What no sentence may contain, whatever happened. */
export function ugliness(text: string, token: string): string | undefined {
  const ugly = [
    /undefined|null\b|NaN|\[object|Infinity/,
    / at .+:\d+:\d+|\bError:|node_modules|Traceback/,
    /[\n\r\t\0]|<\/?\w/,
    /\s{2}|\s$|^\s|\(\)|\.\./,
  ].find((pattern) => pattern.test(text));
  if (text.includes(token) || /Bearer|vps_test/.test(text)) {
    return "has the token in it";
  }
  return ugly && `matches ${String(ugly)}`;
}
