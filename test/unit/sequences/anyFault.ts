import fc from "fast-check";
import type { Fault } from "../../simulator/faults";

const html = "<!doctype html><h1>Hotel Wi-Fi</h1>";

const faults: readonly Fault[] = [
  ...(["beforeReading", "beforeActing", "afterActing", "midAnswer"] as const).map(
    (when): Fault => ({ kind: "reset", when }),
  ),
  ...[400, 401, 402, 403, 404, 405, 409, 422, 429, 500, 502, 503].map((status): Fault => ({
    kind: "status",
    status,
    body: { detail: "No." },
  })),
  { kind: "status", status: 500, acts: true },
  { kind: "status", status: 200, body: html },
  ...[401, 403, 404, 429, 502].flatMap((status): readonly Fault[] => [
    { kind: "status", status, body: html },
    { kind: "status", status, body: html, acts: true },
  ]),
  { kind: "rawBody", text: '{"count": 0, "results": []}' },
  { kind: "status", status: 429, headers: { "Retry-After": "2" } },
  { kind: "redirect", location: "/api/v1/account/me/", status: 307 },
  { kind: "cutOff" },
  { kind: "emptyBody" },
  { kind: "invalidUtf8" },
  { kind: "rawBody", text: "null" },
  { kind: "rawBody", text: "[1, null]" },
  { kind: "rawBody", text: '{"results": [{}]}' },
  { kind: "delay", ms: 3, computed: "atRequest" },
  { kind: "delay", ms: 3, computed: "atAnswer" },
];
const stalls: readonly Fault[] = [
  { kind: "noAnswer" },
  { kind: "noAnswer", acts: false },
  { kind: "headersOnly" },
];

export interface Trouble {
  readonly fault: Fault;
  readonly stalls: boolean;
  readonly times: number;
  /** How many requests pass before it strikes. */
  readonly after: number;
}

export const anyTrouble: fc.Arbitrary<Trouble> = fc
  .record({
    fault: fc.oneof(
      { arbitrary: fc.constantFrom(...faults), weight: 12 },
      { arbitrary: fc.constantFrom(...stalls), weight: 1 },
    ),
    times: fc.constantFrom(1, 2, 3, Infinity),
    after: fc.constantFrom(0, 0, 0, 1, 2),
  })
  .map((trouble) => ({ ...trouble, stalls: stalls.includes(trouble.fault) }));
