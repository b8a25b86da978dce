import assert from "node:assert/strict";
import type { Problem } from "../../src/core/base/problem";
import { describeProblem, describeReason } from "../../src/ui/describeProblem";
import { showProblem } from "../../src/ui/showProblem";
import { RecordingNotifier } from "../fakes/recordingNotifier";

const host = "admin.vps.org";

/** Every kind with its sentence and its buttons, apart from Retry. */
const cases: readonly [Problem, string, readonly string[]][] = [
  [
    { kind: "unauthorized" },
    "VPS.org no longer accepts the token. Sign in again with a new one.",
    ["Sign In…"],
  ],
  [
    { kind: "paymentRequired", detail: "Balance: 1.20" },
    "The account doesn't have enough credit for this. Add credit in the VPS.org dashboard. (Balance: 1.20)",
    ["Open Dashboard"],
  ],
  [
    { kind: "forbidden", detail: undefined },
    "The token doesn't have permission for this. Create one that does, then sign in with it.",
    ["Sign In…"],
  ],
  [
    { kind: "notFound", detail: undefined },
    "VPS.org couldn't find it, so it may have been deleted. Refresh the list.",
    ["Refresh"],
  ],
  [
    { kind: "conflict", detail: undefined },
    "VPS.org is busy with this server. Try again later.",
    ["Show Log"],
  ],
  [
    {
      kind: "invalid",
      fields: [
        { field: "name", message: "Too long." },
        { field: "plan_id", message: "Unknown." },
      ],
      detail: "ignored",
    },
    "VPS.org did not accept the request. (name: Too long. plan_id: Unknown.)",
    ["Show Log"],
  ],
  [
    { kind: "invalid", fields: [], detail: undefined },
    "VPS.org did not accept the request.",
    ["Show Log"],
  ],
  [
    { kind: "rateLimited", retryAfterMs: 12_300 },
    "Too many requests: VPS.org accepts new ones in 13 seconds.",
    ["Show Log"],
  ],
  [
    { kind: "rateLimited", retryAfterMs: undefined },
    "Too many requests. Try again in a minute.",
    ["Show Log"],
  ],
  [
    { kind: "serverError", status: 503 },
    "VPS.org reported an internal error (503). Try again later.",
    ["Show Log"],
  ],
  [
    { kind: "unexpectedStatus", status: 418 },
    "VPS.org sent an unexpected response (418).",
    ["Show Log"],
  ],
  [
    { kind: "redirected", status: 302 },
    "The API address redirects to another address (302). Check the setting vps.apiUrl, or sign in to your network if it requires that.",
    ["Open Settings"],
  ],
  [
    { kind: "badAnswer", reason: "notJson" },
    "The response didn't come from the VPS.org API. Your network may require you to sign in first.",
    ["Show Log"],
  ],
  [
    { kind: "badAnswer", reason: "wrongShape" },
    "The response from VPS.org could not be read. Try again later.",
    ["Show Log"],
  ],
  [
    { kind: "badAnswer", reason: "tooLarge" },
    "The response from VPS.org was too large to read.",
    ["Show Log"],
  ],
  [
    { kind: "badAnswer", reason: "cutOff" },
    "The response from VPS.org was incomplete. Try again.",
    ["Show Log"],
  ],
  [
    { kind: "timeout", host, afterMs: 30_000 },
    "admin.vps.org didn't respond within 30 seconds. Try again later.",
    ["Show Log"],
  ],
  [
    { kind: "network", host, code: "ECONNREFUSED" },
    "admin.vps.org could not be reached (ECONNREFUSED). Check your network connection.",
    ["Show Log"],
  ],
  [
    { kind: "network", host, code: undefined },
    "admin.vps.org could not be reached (no connection). Check your network connection.",
    ["Show Log"],
  ],
  [
    { kind: "certificate", host, code: "CERT_HAS_EXPIRED" },
    "The certificate of admin.vps.org isn't trusted (CERT_HAS_EXPIRED). The token was not sent.",
    ["Show Log"],
  ],
  [
    { kind: "handshake", host, code: "EPROTO" },
    "A secure connection to admin.vps.org could not be made (EPROTO), so nothing was sent. Check your network connection and the proxy settings in VS Code.",
    ["Open Settings"],
  ],
  [
    { kind: "notTls", host, side: "api" },
    "admin.vps.org doesn't speak https://, so nothing was sent. Check the address and the port in the setting vps.apiUrl.",
    ["Open Settings"],
  ],
  [
    { kind: "notTls", host, side: "proxy" },
    "The proxy between VS Code and admin.vps.org doesn't speak https://, so nothing was sent. Change https:// to http:// in the proxy settings in VS Code.",
    ["Open Settings"],
  ],
  [
    { kind: "proxyFailed", host, code: "ECONNREFUSED" },
    "The proxy between VS Code and admin.vps.org let nothing through (ECONNREFUSED). Check the proxy settings in VS Code.",
    ["Open Settings"],
  ],
  [
    { kind: "proxy", host },
    "The proxy between VS Code and admin.vps.org requires authentication. Check the proxy settings in VS Code.",
    ["Open Settings"],
  ],
];

/** The API's own words, in parentheses, are not ours. */
function sentenceCount(text: string): number {
  return text.replace(/\(.*\)/, "").match(/[.!?](?=\s|$)/g)?.length ?? 0;
}

const urlFaults = ["notUrl", "scheme", "httpNotLoopback", "credentials", "query"] as const;

describe("The sentence for a problem", () => {
  for (const [problem, sentence, buttons] of cases) {
    it(`is for ${JSON.stringify(problem)}: ${sentence}`, () => {
      const notifier = new RecordingNotifier();
      showProblem(notifier, problem, { prefix: "It failed." });
      assert.equal(describeProblem(problem), sentence);
      assert.equal(sentenceCount(describeReason(problem)), 1);
      assert.ok(sentenceCount(sentence) <= 2);
      assert.deepEqual(notifier.shown, [
        { severity: "error", message: `It failed. ${describeReason(problem)}`, buttons },
      ]);
    });
  }

  for (const reason of urlFaults) {
    it(`says of an address that is no good (${reason}) that nothing was sent`, () => {
      const notifier = new RecordingNotifier();
      showProblem(notifier, { kind: "insecureUrl", reason });
      const [shown] = notifier.shown;
      assert.match(shown?.message ?? "", /^The setting vps\.apiUrl .+\. Nothing was sent\.$/);
      assert.deepEqual(shown?.buttons, ["Open Settings"]);
    });
  }

  it("is another for each of those addresses", () => {
    const sentences = urlFaults.map((reason) => describeProblem({ kind: "insecureUrl", reason }));
    assert.equal(new Set(sentences).size, urlFaults.length);
  });

  it("is left out where the user sees it elsewhere, and its button stays", () => {
    const notifier = new RecordingNotifier();
    showProblem(notifier, { kind: "unauthorized" }, { prefix: "It failed.", isReasonSaid: true });
    assert.deepEqual(notifier.shown, [
      { severity: "error", message: "It failed.", buttons: ["Sign In…"] },
    ]);
  });

  it("is silence for what the person has cancelled", () => {
    const notifier = new RecordingNotifier();
    showProblem(notifier, { kind: "cancelled" }, { prefix: "It failed." });
    assert.deepEqual(notifier.shown, []);
  });

  it("comes with Try Again where trying again can help, and only then", () => {
    const retried = (problem: Problem) => {
      const notifier = new RecordingNotifier();
      showProblem(notifier, problem, { retry: () => undefined });
      return notifier.shown[0]?.buttons;
    };
    assert.deepEqual(retried({ kind: "serverError", status: 500 }), ["Try Again", "Show Log"]);
    assert.deepEqual(retried({ kind: "timeout", host, afterMs: 1 }), ["Try Again", "Show Log"]);
    assert.deepEqual(retried({ kind: "unauthorized" }), ["Sign In…"]);
  });

  it("keeps the API's own words apart from ours, and has nothing of the program in it", () => {
    for (const [problem] of cases) {
      assert.doesNotMatch(describeProblem(problem), /undefined|null|\[object|NaN|Error:|\n {4}at /);
    }
  });
});
