/** What a person is told. */
export type Telling = keyof typeof tellings;

interface TellingRule {
  /** The words; HOST stands for the host and port of the API. */
  readonly sentence: string;
  /** The button that helps; "again" where it is another try, if one may be offered. */
  readonly button: string;
  readonly status?: true;
}

/** Every sentence as a person reads it, and the button beside it. */
export const tellings = {
  network: {
    sentence: "HOST could not be reached (CODE). Check the network connection.",
    button: "again",
  },
  certificate: {
    sentence: "The certificate of HOST is not trusted (CODE). The token was not sent.",
    button: "again",
  },
  notTls: {
    sentence:
      "HOST does not speak https://. Nothing was sent. Check the address and the port in the setting vps.apiUrl.",
    button: "Open Settings",
  },
  intercepted: {
    sentence:
      "Something between this computer and VPS.org answered in place of HOST (STATUS). It may be a firewall, a proxy, or a network sign-in page.",
    button: "again",
  },
  timeout: {
    sentence: "HOST did not answer within SECONDS seconds. Try again later.",
    button: "again",
  },
  cutOff: {
    sentence: "The answer of VPS.org ended too early. Try again.",
    button: "again",
  },
  tooLarge: {
    sentence: "The answer of VPS.org was too large and was not read.",
    button: "again",
  },
  wrongShape: {
    sentence: "The answer of VPS.org could not be understood. Try again later.",
    button: "again",
  },
  notJson: {
    sentence:
      "The answer did not come from the VPS.org API. A network sign-in page may be in between.",
    button: "again",
  },
  redirected: {
    sentence: "The API address points elsewhere (STATUS). Check the setting vps.apiUrl.",
    button: "Open Settings",
  },
  invalidNames: {
    sentence: "VPS.org did not accept this. (name: Names are odd.)",
    button: "again",
  },
  invalidDetail: { sentence: "VPS.org did not accept this. (Names are odd.)", button: "again" },
  invalid: { sentence: "VPS.org did not accept this.", button: "again" },
  unauthorized: {
    sentence: "VPS.org does not accept the token any more. Sign in again with a new one.",
    button: "Sign In…",
  },
  paymentRequired: {
    sentence:
      "There is not enough credit for this. Add credit in the VPS.org dashboard. (You have 3 credits.)",
    button: "Open Dashboard",
  },
  forbidden: {
    sentence:
      "The token lacks the permission for this. Create a token that has it. (Needs servers:write.)",
    button: "Sign In…",
  },
  notFound: {
    sentence: "VPS.org does not find it: it no longer exists. Refresh the list.",
    button: "Refresh",
  },
  noApi: {
    sentence: "There is no VPS.org API at this address. Check the setting vps.apiUrl.",
    button: "Open Settings",
  },
  unexpectedStatus: {
    sentence: "VPS.org gave an answer that was not expected (STATUS).",
    button: "again",
  },
  conflict: {
    sentence: "VPS.org is busy with this server. Try again. (Another task runs.)",
    button: "again",
  },
  limited: {
    sentence: "VPS.org asks for fewer requests. Try again in a minute.",
    button: "again",
  },
  limitedFor3s: {
    sentence: "VPS.org asks for fewer requests. It answers again in 3 seconds.",
    button: "again",
  },
  limitedForAnHour: {
    sentence: "VPS.org asks for fewer requests. It answers again in 3600 seconds.",
    button: "again",
  },
  serverError: {
    sentence: "VPS.org has a fault of its own (STATUS). Try again later.",
    button: "again",
  },
  proxy: {
    sentence:
      "The proxy on the way to HOST asks for a sign-in. Check the proxy settings of VS Code.",
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

/** What no sentence may have in it, whatever happened. */
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
