import assert from "node:assert/strict";
import type { Problem } from "../../../src/core/base/problem";
import { retryAfterMs } from "../../../src/api/problemFromStatus";
import { problemFrom } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";

const html = "<!doctype html><h1>Something</h1>";

const statuses: readonly (readonly [number, unknown, Problem])[] = [
  [401, { detail: "Invalid token." }, { kind: "unauthorized" }],
  [402, { detail: "Add credits." }, { kind: "paymentRequired", detail: "Add credits." }],
  [402, html, { kind: "paymentRequired", detail: undefined }],
  [403, { detail: "No permission." }, { kind: "forbidden", detail: "No permission." }],
  [404, { detail: "Not found." }, { kind: "notFound", detail: "Not found." }],
  [404, html, { kind: "notFound", detail: undefined }],
  [410, undefined, { kind: "notFound", detail: undefined }],
  [405, { detail: "Method not allowed." }, { kind: "unexpectedStatus", status: 405 }],
  [407, html, { kind: "proxy", host: "" }],
  [409, { message: "Busy." }, { kind: "conflict", detail: "Busy." }],
  [413, html, { kind: "unexpectedStatus", status: 413 }],
  [418, "tea", { kind: "unexpectedStatus", status: 418 }],
  [429, undefined, { kind: "rateLimited", retryAfterMs: undefined }],
  [500, html, { kind: "serverError", status: 500 }],
  [502, html, { kind: "serverError", status: 502 }],
  [503, { detail: "Maintenance" }, { kind: "serverError", status: 503 }],
  [504, undefined, { kind: "serverError", status: 504 }],
  [301, undefined, { kind: "redirected", status: 301 }],
  [304, undefined, { kind: "redirected", status: 304 }],
];

const refusals: readonly (readonly [string, unknown, unknown[], string | undefined])[] = [
  [
    "lists of messages by field",
    { name: ["Too short.", "Bad."], plan_id: ["Unknown."] },
    [
      { field: "name", message: "Too short." },
      { field: "plan_id", message: "Unknown." },
    ],
    undefined,
  ],
  ["a message by field", { name: "Bad." }, [{ field: "name", message: "Bad." }], undefined],
  [
    "fields below errors",
    { errors: { name: ["Bad."] }, message: "Not valid." },
    [{ field: "name", message: "Bad." }],
    "Not valid.",
  ],
  [
    "fields below error",
    { error: { name: [{ message: "Bad." }] } },
    [{ field: "name", message: "Bad." }],
    undefined,
  ],
  ["a detail", { detail: "Server is not running" }, [], "Server is not running"],
  [
    "the document's own manner",
    { status: "error", message: "Server is already running" },
    [],
    "Server is already running",
  ],
  ["general errors", { non_field_errors: ["Both are wrong."] }, [], "Both are wrong."],
  ["a list of sentences", ["First.", "Second."], [], "First."],
  ["a bare sentence", '"Bad."', [], "Bad."],
  ["a web page", html, [], undefined],
  ["nothing", undefined, [], undefined],
  ["null", "null", [], undefined],
  ["a number", "7", [], undefined],
  ["half an object", '{"name":', [], undefined],
  ["a field without words", { name: [[{ x: 1 }]] }, [{ field: "name", message: "" }], undefined],
];

describe("A status that is no success", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.close());

  async function stop(status: number, body?: unknown, headers: Record<string, string> = {}) {
    simulator.faults.add({ fault: { kind: "status", status, body, headers } });
    return problemFrom(testClient(simulator.apiUrl).client.power("12345", "stop"));
  }

  for (const [status, body, problem] of statuses) {
    it(`${status} with ${JSON.stringify(body)} is ${problem.kind}`, async () => {
      const host = new URL(simulator.apiUrl).host;
      const expected = problem.kind === "proxy" ? { ...problem, host } : problem;
      assert.deepEqual(await stop(status, body), expected);
    });
  }

  for (const [shape, body, fields, detail] of refusals) {
    it(`400 says what is wrong in ${shape}`, async () => {
      assert.deepEqual(await stop(400, body), { kind: "invalid", fields, detail });
    });
  }

  it("422 says what is wrong as 400 does", async () => {
    assert.deepEqual(await stop(422, { name: ["Bad."] }), {
      kind: "invalid",
      fields: [{ field: "name", message: "Bad." }],
      detail: undefined,
    });
  });

  it("400 from the simulator's own checks names each field", async () => {
    const { client } = testClient(simulator.apiUrl);
    const problem = await problemFrom(client.changeSettings("12345", { name: "not a name!" }));
    assert.ok(problem.kind === "invalid");
    assert.deepEqual(
      problem.fields.map(({ field }) => field),
      ["name"],
    );
  });

  it("is not drowned in messages", async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, ["Bad."]]));
    const problem = await stop(400, { ...many, detail: "x".repeat(100_000) });
    assert.ok(JSON.stringify(problem).length < 2_000);
  });

  it("400 with a body nested a million deep is understood as far as it goes", async () => {
    const deep = `{"name":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}`;
    assert.deepEqual(await stop(400, deep), {
      kind: "invalid",
      fields: [{ field: "name", message: "" }],
      detail: undefined,
    });
  });
});

describe("Retry-After", () => {
  const nowMs = Date.parse("2025-01-16T15:30:00Z");
  const table = [
    [null, undefined],
    ["0", 0],
    ["30", 30_000],
    [" 7 ", 7_000],
    ["3600", 3_600_000],
    ["86400", 3_600_000],
    ["9".repeat(20), 3_600_000],
    ["9".repeat(400), undefined],
    ["Thu, 16 Jan 2025 15:31:30 GMT", 90_000],
    ["Thu, 16 Jan 2025 15:29:00 GMT", undefined],
    ["Fri, 17 Jan 2225 15:29:00 GMT", 3_600_000],
    ["-5", undefined],
    ["1.5", undefined],
    ["soon", undefined],
    ["NaN", undefined],
    ["", undefined],
  ] as const;

  for (const [header, expected] of table) {
    it(`${JSON.stringify(header?.slice(0, 40) ?? null)} is ${expected ?? "no"} time`, () => {
      assert.equal(retryAfterMs(header, nowMs), expected);
    });
  }
});
