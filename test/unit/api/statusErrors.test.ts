import assert from "node:assert/strict";
import type { Problem } from "../../../src/core/base/problem";
import { retryAfterMs } from "../../../src/api/retryAfter";
import { problemFrom } from "../../fakes/rejection";
import { testClient } from "../../fakes/testClient";
import { startSimulator, type Simulator } from "../../simulator/simulator";

const html = "<!doctype html><h1>Something</h1>";

const gateway = (status: number) => ({ kind: "intercepted", host: "", status }) as const;

const statuses: readonly (readonly [number, unknown, Problem])[] = [
  [401, { detail: "Invalid token." }, { kind: "unauthorized" }],
  [402, { detail: "Add credits." }, { kind: "paymentRequired", detail: "Add credits." }],
  [402, html, { kind: "intercepted", host: "", status: 402 }],
  [402, undefined, { kind: "paymentRequired", detail: undefined }],
  [401, html, { kind: "intercepted", host: "", status: 401 }],
  [401, undefined, { kind: "unauthorized" }],
  [403, html, { kind: "intercepted", host: "", status: 403 }],
  [403, undefined, { kind: "intercepted", host: "", status: 403 }],
  [403, { detail: "No permission." }, { kind: "forbidden", detail: "No permission." }],
  [404, { detail: "Not found." }, { kind: "notFound", detail: "Not found." }],
  [404, html, { kind: "intercepted", host: "", status: 404 }],
  [404, undefined, { kind: "intercepted", host: "", status: 404 }],
  [404, "404 page not found", { kind: "intercepted", host: "", status: 404 }],
  [404, { message: "no Route matched" }, { kind: "intercepted", host: "", status: 404 }],
  [
    404,
    { timestamp: "2025-01-16", error: "Not Found", path: "/api/v1/servers/1/" },
    { kind: "intercepted", host: "", status: 404 },
  ],
  [
    404,
    { statusCode: 404, message: "Resource not found" },
    { kind: "intercepted", host: "", status: 404 },
  ],
  [404, { code: 404, message: "Not here." }, { kind: "intercepted", host: "", status: 404 }],
  [404, { Message: "No resource was found." }, { kind: "intercepted", host: "", status: 404 }],
  [404, { error: "Not Found" }, gateway(404)],
  [404, { error: "404 Not Found", code: "404" }, gateway(404)],
  [404, { error: { code: 404, message: "Not found", status: "NOT_FOUND" } }, gateway(404)],
  [404, { errors: [{ status: "404", title: "Resource not found." }] }, gateway(404)],
  [
    404,
    { error: { code: 404, message: "No such server." } },
    { kind: "notFound", detail: "No such server." },
  ],
  [403, { error: "Forbidden" }, gateway(403)],
  [404, { error: "No such server." }, { kind: "notFound", detail: "No such server." }],
  [404, { detail: "Not Found" }, { kind: "notFound", detail: "Not Found" }],
  [401, { error: "Unauthorized" }, { kind: "unauthorized" }],
  [404, { status: "error", message: "Gone." }, { kind: "notFound", detail: "Gone." }],
  [403, { Message: "An explicit deny" }, { kind: "intercepted", host: "", status: 403 }],
  [401, { code: 401, message: "No token" }, { kind: "unauthorized" }],
  [410, html, { kind: "intercepted", host: "", status: 410 }],
  [410, { detail: "Gone." }, { kind: "notFound", detail: "Gone." }],
  [405, { detail: "Method not allowed." }, { kind: "unexpectedStatus", status: 405 }],
  [407, html, { kind: "proxy", host: "" }],
  [409, { message: "Busy." }, { kind: "conflict", detail: "Busy." }],
  [413, html, { kind: "intercepted", host: "", status: 413 }],
  [418, "tea", { kind: "intercepted", host: "", status: 418 }],
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
  [
    "a field within another",
    { server: { name: ["Only letters."] } },
    [{ field: "name", message: "Only letters." }],
    undefined,
  ],
  [
    "a field with numbered entries",
    { ssh_key_ids: { "0": ["Invalid"] } },
    [{ field: "ssh_key_ids", message: "Invalid" }],
    undefined,
  ],
  [
    "general errors within a field",
    { server: { non_field_errors: [["Both are wrong."]] } },
    [{ field: "server", message: "Both are wrong." }],
    undefined,
  ],
  [
    "several fields within another, many levels down",
    {
      data: {
        attributes: [{}, { server: { name: [[{ message: "A." }]], plan_id: { x: 1, y: ["B."] } } }],
      },
    },
    [
      { field: "name", message: "A." },
      { field: "y", message: "B." },
    ],
    undefined,
  ],
  [
    "entries that name their field: attr",
    { type: "validation_error", errors: [{ code: "required", detail: "Required.", attr: "name" }] },
    [{ field: "name", message: "Required." }],
    undefined,
  ],
  [
    "entries that name their field: loc",
    { detail: [{ loc: ["body", "plan_id"], msg: "Not a number.", type: "int" }] },
    [{ field: "plan_id", message: "Not a number." }],
    undefined,
  ],
  [
    "entries that name their field: a pointer",
    { errors: [{ detail: "Bad.", source: { pointer: "/data/attributes/hostname" } }] },
    [{ field: "hostname", message: "Bad." }],
    undefined,
  ],
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
      const expected = "host" in problem ? { ...problem, host } : problem;
      assert.deepEqual(await stop(status, body), expected);
    });
  }

  for (const [shape, body, fields, detail] of refusals) {
    it(`400 says what is wrong in ${shape}`, async () => {
      assert.deepEqual(await stop(400, body), { kind: "invalid", fields, detail });
    });
  }

  for (const [shape, body] of [
    ["a web page", html],
    ["nothing", undefined],
    ["null", "null"],
    ["a number", "7"],
    ["half an object", '{"name":'],
    ["an empty object", {}],
  ] as const) {
    it(`400 with ${shape} is not the API's`, async () => {
      const { host } = new URL(simulator.apiUrl);
      assert.deepEqual(await stop(400, body), { kind: "intercepted", host, status: 400 });
    });
  }

  for (const body of [
    { detail: "Invalid token." },
    { detail: "Authentication credentials were not provided." },
    { detail: "Given token not valid for any token type", code: "token_not_valid", messages: [] },
    { code: "not_authenticated", detail: "No." },
    { error: "invalid_token", error_description: "The access token expired" },
    { errors: [{ code: "authentication_failed", detail: "No such user.", attr: null }] },
    { detail: "User inactive or deleted." },
    { detail: "Token has expired." },
  ]) {
    it(`403 is a matter of signing in with ${JSON.stringify(body)}`, async () => {
      assert.deepEqual(await stop(403, body), { kind: "unauthorized" });
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
      assert.equal(retryAfterMs({ retryAfter: header, date: null, age: null }, nowMs), expected);
    });
  }

  const date = "Thu, 16 Jan 2025 15:30:00 GMT";
  const hour = 60 * 60_000;
  for (const offMs of [-2 * hour, -30_000, 0, 30_000, 2 * hour, 10 * 365 * 24 * hour]) {
    it(`is the same time on a computer whose clock is ${offMs} ms off`, () => {
      const retryAfter = "Thu, 16 Jan 2025 15:31:30 GMT";
      assert.equal(retryAfterMs({ retryAfter, date, age: null }, nowMs + offMs), 90_000);
      assert.equal(retryAfterMs({ retryAfter: "90", date, age: null }, nowMs + offMs), 90_000);
      const past = "Thu, 16 Jan 2025 15:29:00 GMT";
      assert.equal(retryAfterMs({ retryAfter: past, date, age: null }, nowMs + offMs), undefined);
    });
  }

  it("is measured from when a cache passes the answer on", () => {
    const retryAfter = "Thu, 16 Jan 2025 15:31:30 GMT";
    assert.equal(retryAfterMs({ retryAfter, date, age: "60" }, 0), 30_000);
  });

  it("is measured by this computer where the answer has no date that can be read", () => {
    const retryAfter = "Thu, 16 Jan 2025 15:31:30 GMT";
    for (const unreadable of [null, "", "yesterday"]) {
      assert.equal(retryAfterMs({ retryAfter, date: unreadable, age: null }, nowMs), 90_000);
    }
  });
});
