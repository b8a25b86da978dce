import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { createCurl, createJson, orderForm } from "../../../src/api/createCommand";
import type { CreateRequest } from "../../../src/core/create/createAnswers";
import example from "../../fixtures/api/createBody.json";
import { aRequest } from "../../fakes/requests";

const apiUrl = "https://admin.vps.org/api/v1/";

/** What a shell passes to curl: curl is a function here that writes each argument on its own. */
function argumentsIn(command: string, token = "vps_secret"): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const output = execFileSync("/bin/sh", ["-c", script], {
    env: { VPS_API_TOKEN: token },
    encoding: "utf8",
  });
  return output.split("\0").slice(0, -1);
}

function argumentsFor(request: CreateRequest): readonly string[] {
  return argumentsIn(createCurl(request, apiUrl));
}

describe("What an order can carry", () => {
  it("is a name and backups where plans are known by number", () => {
    assert.deepEqual(orderForm.fieldsOf("1"), { ownName: true, backups: true });
  });

  it("is neither where they are known by UUID", () => {
    const planId = "0b2f6c1e-8d2a-4a55-9a53-3f1f5a1d7c10";
    assert.deepEqual(orderForm.fieldsOf(planId), { ownName: false, backups: false });
  });
});

describe("A create as JSON", () => {
  it("is the document's example, on lines of its own", () => {
    assert.deepEqual(JSON.parse(createJson(aRequest())), example);
    assert.match(createJson(aRequest()), /^\{\n {2}"name": "web-server-02",\n/);
  });
});

describe("A create as a curl command", function () {
  before(function () {
    if (process.platform === "win32") {
      this.skip();
    }
  });

  it("is one POST with the example's body", () => {
    const [post, method, url, ...rest] = argumentsFor(aRequest());
    assert.deepEqual([post, method, url], ["-X", "POST", `${apiUrl}servers/`]);
    assert.deepEqual(rest.slice(0, 4), [
      "-H",
      "Authorization: Bearer vps_secret",
      "-H",
      "Content-Type: application/json",
    ]);
    assert.equal(rest[4], "-d");
    assert.deepEqual(JSON.parse(rest[5] ?? ""), example);
    assert.equal(rest.length, 6);
  });

  it("has the token only as a variable", () => {
    assert.match(createCurl(aRequest(), apiUrl), /"Authorization: Bearer \$VPS_API_TOKEN"/);
  });

  const hostile = [
    "it's",
    "'; rm -rf ~; '",
    "$(reboot)",
    "`reboot`",
    "$VPS_API_TOKEN",
    '"',
    "\\",
    "\\'",
    "a\nb",
    "!!",
    "@/etc/passwd",
    "''",
  ];
  for (const hostname of hostile) {
    it(`keeps a hostile answer an answer: ${JSON.stringify(hostname)}`, () => {
      const body = JSON.parse(argumentsFor(aRequest({ hostname })).at(-1) ?? "") as unknown;
      assert.deepEqual(body, { ...example, hostname });
    });
  }

  it("keeps any answer an answer", () => {
    const texts = fc.string({ unit: "binary", minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(texts, (hostname) => {
        const body = JSON.parse(argumentsFor(aRequest({ hostname })).at(-1) ?? "") as unknown;
        assert.deepEqual(body, { ...example, hostname });
      }),
      { numRuns: 40 },
    );
  });

  it("keeps a hostile address an address", () => {
    const address = "https://example.com/a'b$(c)/";
    assert.equal(argumentsIn(createCurl(aRequest(), address))[2], `${address}servers/`);
  });
});
