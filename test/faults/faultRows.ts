import type { Fault } from "../simulator/faults";
import type { Telling } from "./sentences";

/** How the fault comes about. */
export type Strike =
  | { readonly by: "answer"; readonly fault: Fault }
  | { readonly by: "connection"; readonly to: "closedPort" | "unknownName" | Certificate }
  | { readonly by: "redirect"; readonly status: number; readonly to: "sameOrigin" | "elsewhere" };

export type Certificate = "selfSigned" | "expired" | "wrongHost";

export interface FaultRow {
  readonly name: string;
  readonly strike: Strike;
  /** What the user reads when it strikes a read; "fine" if the response is good enough. */
  readonly question: Telling | "fine";
  /** How often a read is sent before the user sees a message. */
  readonly tries: 1 | 3;
  /** What can be known about a write that it strikes. */
  readonly change: "refused" | "unknown" | "done";
  /** The API has carried out the write. */
  readonly actedOn: boolean;
  /** Affects only the body of a real response; a response without one is unharmed. */
  readonly inBody?: "unreadable" | "anotherShape" | "readable";
}

const html = "<!doctype html><html><body><h1>Hotel Wi-Fi</h1><p>Please sign in.</p></body></html>";
const htmlHeaders = { "Content-Type": "text/html; charset=utf-8" };
const deep = `${"[".repeat(100_000)}1${"]".repeat(100_000)}`;
const hundredMegabytes = 100 * 1024 * 1024;

type Means = Omit<FaultRow, "name" | "strike">;

const notSent: Means = { question: "network", tries: 3, change: "refused", actedOn: false };
const untrusted: Means = { question: "certificate", tries: 1, change: "refused", actedOn: false };
const lostBefore: Means = { question: "network", tries: 3, change: "unknown", actedOn: false };
const lostAfter: Means = { question: "network", tries: 3, change: "unknown", actedOn: true };
const tooLate: Means = { question: "timeout", tries: 1, change: "unknown", actedOn: true };
const sentElsewhere: Means = {
  question: "redirected",
  tries: 1,
  change: "refused",
  actedOn: false,
};
const broken: Means = { question: "serverError", tries: 3, change: "unknown", actedOn: false };

function spoilt(
  question: Telling | "fine",
  inBody: Required<FaultRow>["inBody"],
  tries: 1 | 3 = 1,
) {
  const change = inBody === "readable" ? "done" : "unknown";
  return { question, tries, change, actedOn: true, inBody } as const;
}

function refused(question: Telling, tries: 1 | 3 = 1): Means {
  return { question, tries, change: "refused", actedOn: false };
}

function connection(name: string, to: Extract<Strike, { by: "connection" }>["to"], means: Means) {
  return { name, strike: { by: "connection", to }, ...means } as const;
}

function answer(name: string, fault: Fault, means: Means): FaultRow {
  return { name, strike: { by: "answer", fault }, ...means };
}

function status(code: number, means: Means, body?: unknown, note = ""): FaultRow {
  const headers = typeof body === "string" ? { headers: htmlHeaders } : {};
  const fault: Fault = { kind: "status", status: code, body, ...headers };
  return answer([String(code), note].join(" ").trim(), fault, means);
}

function limited(note: string, retryAfter: string | undefined, means: Means): FaultRow {
  const headers = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
  return answer(`429 ${note}`, { kind: "status", status: 429, headers }, means);
}

function redirects(code: number): readonly FaultRow[] {
  return (["sameOrigin", "elsewhere"] as const).map((to) => ({
    name: `${String(code)} ${to === "elsewhere" ? "to another origin" : "to the same origin"}`,
    strike: { by: "redirect", status: code, to },
    ...sentElsewhere,
  }));
}

/** Every fault, and what it means for the caller. Nothing here is taken from a run. */
export const faultRows: readonly FaultRow[] = [
  connection("connection refused", "closedPort", notSent),
  connection("name not found", "unknownName", notSent),
  connection("TLS: self-signed", "selfSigned", untrusted),
  connection("TLS: expired", "expired", untrusted),
  connection("TLS: another host's", "wrongHost", untrusted),
  answer("reset before the request", { kind: "reset", when: "beforeReading" }, lostBefore),
  answer("reset during the request", { kind: "reset", when: "beforeActing" }, lostBefore),
  answer("reset after the request", { kind: "reset", when: "afterActing" }, lostAfter),
  answer("no answer", { kind: "noAnswer" }, tooLate),
  answer("no answer, not done", { kind: "noAnswer", acts: false }, { ...tooLate, actedOn: false }),
  answer("headers, then nothing", { kind: "headersOnly" }, { ...tooLate, inBody: "unreadable" }),
  answer("a byte a second", { kind: "drip", everyMs: 1_000 }, { ...tooLate, inBody: "unreadable" }),
  answer("body cut off", { kind: "cutOff" }, spoilt("cutOff", "unreadable", 3)),
  answer("body reset", { kind: "reset", when: "midAnswer" }, spoilt("cutOff", "unreadable", 3)),
  answer("100 MB", { kind: "hugeBody", bytes: hundredMegabytes }, spoilt("tooLarge", "unreadable")),
  answer(
    "gzip bomb",
    { kind: "gzipBomb", bytes: hundredMegabytes },
    spoilt("tooLarge", "unreadable"),
  ),
  answer("200, empty", { kind: "emptyBody" }, spoilt("wrongShape", "anotherShape")),
  status(200, { question: "notJson", tries: 1, change: "unknown", actedOn: false }, html, "HTML"),
  answer(
    "wrong content type",
    { kind: "contentType", contentType: "text/html" },
    spoilt("fine", "readable"),
  ),
  answer("invalid UTF-8", { kind: "invalidUtf8" }, spoilt("fine", "readable")),
  answer(
    "JSON: an array",
    { kind: "rawBody", text: '[1, "x", null]' },
    spoilt("wrongShape", "anotherShape"),
  ),
  answer("JSON: null", { kind: "rawBody", text: "null" }, spoilt("wrongShape", "anotherShape")),
  answer("JSON: a text", { kind: "rawBody", text: '"OK"' }, spoilt("wrongShape", "anotherShape")),
  answer(
    "JSON: deep nesting",
    { kind: "rawBody", text: deep },
    spoilt("wrongShape", "anotherShape"),
  ),
  ...[301, 302, 307, 308].flatMap(redirects),
  status(400, refused("invalidNames"), { name: ["Names are odd."] }, "by field"),
  status(
    400,
    refused("invalidNames"),
    { errors: { name: [{ message: "Names are odd." }] } },
    "nested",
  ),
  status(400, refused("invalidDetail"), { detail: "Names are odd." }, "detail"),
  status(400, refused("invalidDetail"), ["Names are odd."], "list"),
  status(400, refused("invalid"), html, "HTML"),
  status(401, refused("unauthorized"), { detail: "Invalid token." }),
  status(402, refused("paymentRequired"), { detail: "You have 3 credits." }),
  status(403, refused("forbidden"), { detail: "Needs servers:write." }),
  status(404, refused("notFound"), { detail: "Not found." }),
  status(405, refused("unexpectedStatus"), { detail: "Method not allowed." }),
  status(409, refused("conflict"), { detail: "Another task runs." }),
  status(413, refused("unexpectedStatus"), html),
  status(422, refused("invalidNames"), { name: ["Names are odd."] }),
  limited("in seconds", "3", refused("limitedFor3s", 3)),
  limited(
    "at a date",
    new Date(Date.now() + 3 * 60 * 60_000).toUTCString(),
    refused("limitedForAnHour"),
  ),
  limited("with no time", undefined, refused("limited", 3)),
  limited("absurd", "99999999999999999999", refused("limitedForAnHour")),
  status(500, broken, { detail: "Traceback (most recent call last): …" }),
  status(502, broken, html, "HTML"),
  status(503, broken, html, "HTML"),
  status(407, refused("proxy"), html, "from a proxy"),
];
