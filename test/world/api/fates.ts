import type { Chance } from "../base/chance";

/** What becomes of one request on its way there and back. */
export type Fate =
  | { readonly kind: "good"; readonly afterMs: number }
  /** No connection comes about. */
  | { readonly kind: "notSent"; readonly code: string }
  /** The connection breaks before or after the API has acted. */
  | { readonly kind: "lostBefore" | "lostAfter"; readonly code: string }
  /** The connection breaks, and something on the way brings the request to the API much later. */
  | { readonly kind: "late"; readonly code: string; readonly afterMs: number }
  /** Nobody answers in time. */
  | { readonly kind: "silent"; readonly acts: boolean }
  /** The answer ends in the middle: with its connection, or as if that was all. */
  | { readonly kind: "cut"; readonly quietly: boolean }
  /** A proxy sends the request twice. */
  | { readonly kind: "doubled"; readonly hearsSecond: boolean }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body: unknown;
      readonly headers: Readonly<Record<string, string>>;
      readonly acts: boolean;
    }
  /** The answer is as it would have been so long ago. */
  | { readonly kind: "lags"; readonly agoMs: number }
  /** The API answers, and part of its list is odd. */
  | { readonly kind: "odd"; readonly how: "empty" | "unreadable" | "counted" };

export const weathers = [
  "fine",
  "mixed",
  "losing",
  "deaf",
  "slow",
  "throttled",
  "down",
  "refusing",
  "portal",
  "lagging",
  "odd",
  "offline",
] as const;
export type Weather = (typeof weathers)[number];

const portal = "<html><body>Welcome to the hotel. Please sign in.</body></html>";

/** What the weather does to a request. */
export function fateOf(
  weather: Weather,
  isWrite: boolean,
  chance: Chance,
  trueNowMs: number,
): Fate {
  const good: Fate = { kind: "good", afterMs: chance.int(20, chance.is(0.1) ? 9_000 : 900) };
  switch (weather) {
    case "fine":
      return good;
    case "mixed":
      return chance.is(0.6) ? good : fateOf(chance.pick(weathers), isWrite, chance, trueNowMs);
    case "losing":
      return chance.is(0.4) ? good : losing(chance);
    case "deaf":
      return chance.is(0.05) ? good : losing(chance);
    case "slow":
      return { kind: "good", afterMs: chance.int(20, chance.is(0.5) ? 15_000 : 900) };
    case "throttled":
      return chance.is(0.5) ? good : throttled(chance, trueNowMs);
    case "down":
      return chance.is(0.2) ? good : down(chance);
    case "refusing":
      return chance.is(0.6) ? good : refusing(chance);
    case "portal":
      return chance.is(0.3) ? good : atPortal(chance);
    case "lagging":
      return isWrite || chance.is(0.3) ? good : { kind: "lags", agoMs: chance.int(500, 14_000) };
    case "odd":
      return isWrite || chance.is(0.5)
        ? good
        : { kind: "odd", how: chance.pick(["empty", "unreadable", "counted"]) };
    case "offline":
      return chance.is(0.1)
        ? good
        : {
            kind: "notSent",
            code: chance.pick(["ENOTFOUND", "ECONNREFUSED", "EPROTO", "CERT_HAS_EXPIRED"]),
          };
  }
}

function losing(chance: Chance): Fate {
  return chance.weighted<Fate>([
    [2, { kind: "lostBefore", code: chance.pick(["ECONNRESET", "EPIPE", "EPROTO"]) }],
    [3, { kind: "lostAfter", code: chance.pick(["ECONNRESET", "ETIMEDOUT", "EPROTO"]) }],
    [1, { kind: "late", code: "ECONNRESET", afterMs: chance.int(2_000, 60_000) }],
    [2, { kind: "silent", acts: chance.is(0.5) }],
    [2, { kind: "cut", quietly: chance.is(0.5) }],
    [1, { kind: "doubled", hearsSecond: chance.is(0.5) }],
    [1, { kind: "notSent", code: "ECONNREFUSED" }],
  ]);
}

function throttled(chance: Chance, trueNowMs: number): Fate {
  const seconds = chance.pick([1, 3, 8, 20, 45, 120, 600]);
  const headers = chance.weighted<Readonly<Record<string, string>>>([
    [2, { "retry-after": String(seconds) }],
    [
      1,
      {
        "retry-after": new Date(trueNowMs + seconds * 1_000).toUTCString(),
        date: new Date(trueNowMs).toUTCString(),
      },
    ],
    [1, {}],
  ]);
  const body = { detail: "Request was throttled." };
  return { kind: "status", status: 429, body, headers, acts: false };
}

function down(chance: Chance): Fate {
  const status = chance.pick([500, 502, 503, 504]);
  const headers: Readonly<Record<string, string>> = chance.is(0.3)
    ? { "retry-after": String(chance.pick([2, 30, 90])) }
    : {};
  const body = chance.is(0.5) ? { detail: "Server error." } : "<html>Bad gateway</html>";
  return { kind: "status", status, body, headers, acts: chance.is(0.4) };
}

function refusing(chance: Chance): Fate {
  const status = chance.pick([401, 403, 409]);
  const detail = status === 401 ? "Invalid token." : "You do not have permission.";
  return { kind: "status", status, body: { detail }, headers: {}, acts: false };
}

function atPortal(chance: Chance): Fate {
  const status = chance.pick([200, 302, 403, 404]);
  const headers = { "content-type": "text/html", location: "https://portal.example/" };
  return { kind: "status", status, body: portal, headers, acts: chance.is(0.2) };
}
