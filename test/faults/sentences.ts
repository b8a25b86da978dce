/** What the user reads. */
export type Telling = keyof typeof tellings;

interface TellingRule {
  /** The words; HOST stands for the host and port of the API, DETAIL for its own words. */
  readonly reason: string;
  /** What to do, where no button beside the message says it. */
  readonly advice?: string;
  readonly detail?: string;
  /** The button that helps; "again" stands for a retry, if one may be offered. */
  readonly button: string;
  readonly status?: true;
}

/** Every sentence as the user reads it, and the button beside it. */
export const tellings = {
  network: {
    reason: "HOST could not be reached (CODE).",
    advice: "Check your network connection.",
    button: "again",
  },
  certificate: {
    reason: "The certificate of HOST isn't trusted (CODE).",
    advice: "The token was not sent.",
    button: "again",
  },
  notTls: {
    reason: "HOST doesn't speak https://, so nothing was sent.",
    advice: "Check the address and the port in the setting vps.apiUrl.",
    button: "Open Settings",
  },
  intercepted: {
    reason: "Something between this computer and VPS.org answered in place of HOST (STATUS).",
    advice: "It may be a firewall, a proxy, or a network sign-in page.",
    button: "again",
  },
  timeout: {
    reason: "HOST didn't respond within SECONDS seconds.",
    advice: "Try again later.",
    button: "again",
  },
  cutOff: {
    reason: "The response from VPS.org was incomplete.",
    advice: "Try again.",
    button: "again",
  },
  tooLarge: {
    reason: "The response from VPS.org was too large to read.",
    button: "again",
  },
  wrongShape: {
    reason: "The response from VPS.org could not be read.",
    advice: "Try again later.",
    button: "again",
  },
  notJson: {
    reason: "The response didn't come from the VPS.org API.",
    advice: "Your network may require you to sign in first.",
    button: "again",
  },
  redirected: {
    reason: "The API address redirects to another address (STATUS).",
    advice: "Check the setting vps.apiUrl, or sign in to your network if it requires that.",
    button: "Open Settings",
  },
  invalidNames: {
    reason: "VPS.org did not accept the request.",
    detail: "name: Names are odd.",
    button: "again",
  },
  invalidDetail: {
    reason: "VPS.org did not accept the request.",
    detail: "Names are odd.",
    button: "again",
  },
  invalid: { reason: "VPS.org did not accept the request.", button: "again" },
  unauthorized: {
    reason: "VPS.org no longer accepts the token.",
    advice: "Sign in again with a new one.",
    button: "Sign In…",
  },
  paymentRequired: {
    reason: "The account doesn't have enough credit for this.",
    advice: "Add credit in the VPS.org dashboard.",
    detail: "You have 3 credits.",
    button: "Open Dashboard",
  },
  forbidden: {
    reason: "The token doesn't have permission for this.",
    advice: "Create one that does, then sign in with it.",
    detail: "Needs servers:write.",
    button: "Sign In…",
  },
  notFound: {
    reason: "VPS.org couldn't find it, so it may have been deleted.",
    advice: "Refresh the list.",
    button: "Refresh",
  },
  noApi: {
    reason: "There is no VPS.org API at this address.",
    advice: "Check the setting vps.apiUrl.",
    button: "Open Settings",
  },
  unexpectedStatus: {
    reason: "VPS.org sent an unexpected response (STATUS).",
    button: "again",
  },
  conflict: {
    reason: "VPS.org is busy with this server.",
    advice: "Try again later.",
    detail: "Another task runs.",
    button: "again",
  },
  limited: {
    reason: "Too many requests.",
    advice: "Try again in a minute.",
    button: "again",
  },
  limitedFor3s: {
    reason: "Too many requests: VPS.org accepts new ones in 3 seconds.",
    button: "again",
  },
  limitedForAnHour: {
    reason: "Too many requests: VPS.org accepts new ones in 3600 seconds.",
    button: "again",
  },
  serverError: {
    reason: "VPS.org reported an internal error (STATUS).",
    advice: "Try again later.",
    button: "again",
  },
  proxy: {
    reason: "The proxy between VS Code and HOST requires authentication.",
    advice: "Check the proxy settings in VS Code.",
    button: "Open Settings",
  },
} as const satisfies Record<string, TellingRule>;

const unknowns: readonly (readonly [RegExp, string])[] = [
  [/CODE/, "[A-Z][A-Z_]{3,40}"],
  [/SECONDS/, "\\d{1,3}"],
  [/STATUS/, "\\d{3}"],
];

/** The sentences as a pattern for the whole of them; only the first if the rest is left to buttons. */
export function sentencePattern(telling: Telling, host: string, isWhole: boolean): RegExp {
  const { reason, advice, detail }: TellingRule = tellings[telling];
  const sentences = [
    reason,
    ...(isWhole && advice ? [advice] : []),
    ...(detail ? [`(${detail})`] : []),
  ];
  const text = sentences.join(" ").replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
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
