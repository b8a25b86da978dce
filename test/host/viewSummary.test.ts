import assert from "node:assert/strict";
import type { Problem } from "../../src/core/base/problem";
import type { AccountView } from "../../src/core/servers/serverStore";
import { buildTree, rowCount } from "../../src/tree/treeNode";
import { describeProblem } from "../../src/ui/describeProblem";
import { viewLines } from "../../src/tree/viewLines";
import { summarize, type ViewSummary } from "../../src/tree/viewSummary";
import { aListedServer, anAccount } from "../fakes/samples";
import { storeOf, type AccountState } from "./storeOf";
import { narrowed } from "./treeText";

interface Situation {
  readonly accounts?: readonly AccountState[];
  readonly filter?: string;
  readonly settingsProblem?: Problem;
  readonly isSignInKnown?: boolean;
  readonly isElsewhere?: boolean;
}

const web = aListedServer("1", { name: "web" });
const unreachable: Problem = { kind: "network", host: "admin.vps.org", code: "ENOTFOUND" };
const unreachableSentence =
  "admin.vps.org could not be reached (ENOTFOUND). Check your network connection.";

function summaryOf({ accounts = [], ...rest }: Situation): ViewSummary {
  return summarizeViews(storeOf(...accounts).views(), rest);
}

function summarizeViews(
  views: readonly AccountView[],
  { filter = "", ...rest }: Situation = {},
): ViewSummary {
  const shown = narrowed(views, filter);
  return summarize({
    views: shown,
    filter,
    rowCount: rowCount(buildTree(shown, { grouping: "location", describe: describeProblem })),
    settingsProblem: rest.settingsProblem,
    isSignInKnown: rest.isSignInKnown ?? true,
    isElsewhere: rest.isElsewhere ?? false,
    lines: viewLines,
    timeOf: (ms) => new Date(ms).toISOString().slice(11, 16),
  });
}

describe("What stands around the tree", () => {
  it("is nothing while everything is well", () => {
    assert.deepEqual(summaryOf({ accounts: [{ servers: [web] }] }), {
      state: "ready",
      failure: "",
      description: undefined,
      message: undefined,
      attentionCount: 0,
    });
  });

  const states: readonly [string, Situation, string][] = [
    ["loading until the stored accounts are known", { isSignInKnown: false }, "loading"],
    ["signed out once nobody is", {}, "signedOut"],
    ["at another address than all accounts", { isElsewhere: true }, "otherAddress"],
    ["loading until the first list has come", { accounts: [{}] }, "loading"],
    ["empty for an account without servers", { accounts: [{ servers: [] }] }, "empty"],
    [
      "filtered out where nothing matches",
      { accounts: [{ servers: [web] }], filter: "nope" },
      "filteredOut",
    ],
    ["failed without any list", { accounts: [{ problem: unreachable }] }, "failed"],
    [
      "failed where an empty list could not be refreshed",
      { accounts: [{ servers: [], problem: unreachable }] },
      "failed",
    ],
    [
      "failed where the settings name no address to trust",
      { settingsProblem: { kind: "insecureUrl", reason: "scheme" } },
      "failed",
    ],
    [
      "ready with two accounts of which one has nothing yet",
      { accounts: [{ servers: [] }, { account: anAccount("bob") }] },
      "ready",
    ],
  ];
  for (const [title, situation, state] of states) {
    it(`is ${title}`, () => {
      assert.equal(summaryOf(situation).state, state);
    });
  }

  const host = "admin.vps.org";
  const failures: readonly [Problem, string][] = [
    [{ kind: "unauthorized" }, "unauthorized"],
    [{ kind: "forbidden", detail: undefined }, "forbidden"],
    [{ kind: "paymentRequired", detail: undefined }, "paymentRequired"],
    [{ kind: "malformedToken", fault: "tooShort" }, "malformedToken"],
    [unreachable, "unreachable"],
    [{ kind: "timeout", host, afterMs: 30_000 }, "unreachable"],
    [{ kind: "handshake", host, code: "EPROTO" }, "unreachable"],
    [{ kind: "certificate", host, code: "CERT_HAS_EXPIRED" }, "certificate"],
    [{ kind: "proxy", host }, "proxy"],
    [{ kind: "proxyFailed", host, code: undefined }, "proxy"],
    [{ kind: "notTls", host, side: "proxy" }, "proxy"],
    [{ kind: "notTls", host, side: "api" }, "address"],
    [{ kind: "noApi" }, "address"],
    [{ kind: "redirected", status: 302 }, "address"],
    [{ kind: "intercepted", host, status: 200 }, "intercepted"],
    [{ kind: "serverError", status: 500 }, "busy"],
    [{ kind: "rateLimited", retryAfterMs: undefined }, "busy"],
    [{ kind: "badAnswer", reason: "cutOff" }, "answer"],
  ];
  for (const [problem, failure] of failures) {
    it(`leads to the welcome text "${failure}" where the first list failed with ${problem.kind}`, () => {
      const summary = summaryOf({ accounts: [{ problem }] });
      assert.equal(summary.failure, failure);
      assert.equal(summary.message, undefined);
      assert.ok(summary.description);
    });
  }

  it("keeps the rows after a failed refresh, says so, why, and how old they are", () => {
    const summary = summaryOf({ accounts: [{ servers: [web], problem: unreachable }] });
    assert.equal(summary.state, "ready");
    assert.equal(summary.message, `Out of date, last updated 12:00. ${unreachableSentence}`);
  });

  it("names the account of such a line where there are several", () => {
    const bob = { account: anAccount("bob"), servers: [] };
    const summary = summaryOf({ accounts: [{ servers: [web], problem: unreachable }, bob] });
    assert.match(summary.message ?? "", /^ada@example\.com: Out of date, last updated 12:00\./);
  });

  it("says once why several accounts could not be refreshed", () => {
    const failed = (key: string) => ({
      account: anAccount(key),
      servers: [web],
      problem: unreachable,
    });
    const { message } = summaryOf({ accounts: [failed("ada"), failed("bob")] });
    assert.equal(
      message,
      `ada@example.com, bob@example.com: Out of date, last updated 12:00. ${unreachableSentence}`,
    );
  });

  it("says how many servers of the list could not be read", () => {
    const left = (unreadableCount: number) =>
      summaryOf({ accounts: [{ servers: [web], unreadableCount }] }).message;
    assert.equal(
      left(1),
      "1 server could not be read, so it's missing here or out of date. See the log for details.",
    );
    assert.equal(
      left(3),
      "3 servers could not be read, so they're missing here or out of date. See the log for details.",
    );
  });

  it("says that there may be more where the list was cut off", () => {
    const { message } = summaryOf({ accounts: [{ servers: [web], isCut: true }] });
    assert.equal(
      message,
      "VPS.org didn't send the whole list, so some servers may be missing here or out of date.",
    );
  });

  it("tells the filter beside the title and, where that is out of sight, above the rows", () => {
    const db = aListedServer("2", { name: "db", hostname: undefined });
    const summary = summaryOf({ accounts: [{ servers: [web, db] }], filter: "web" });
    assert.equal(summary.description, "filter: web");
    assert.equal(summary.message, "Filter “web”: showing 1 of 2 servers.");
  });

  it("tells of a list of an earlier session how old it is, until the present one has come", () => {
    const store = storeOf({});
    store.update("ada", (servers) => {
      servers.restore({ servers: [web], unreadableCount: 0 }, Date.parse("2025-02-01T09:30:00Z"));
    });
    const before = summarizeViews(store.views());
    assert.equal(before.state, "ready");
    assert.equal(before.message, "As of 09:30. Refreshing…");
    store.update("ada", (servers) => {
      servers.listArrived(servers.listAsked(), { servers: [web], unreadableCount: 0 }, 0);
    });
    assert.equal(summarizeViews(store.views()).message, undefined);
  });

  it("counts the servers that somebody has to look after, in all accounts", () => {
    const servers = ["suspended", "error", "failed", "active", "stopped", "starting"].map(
      (status) => aListedServer(status, { status }),
    );
    const bob = { account: anAccount("bob"), servers };
    assert.equal(summaryOf({ accounts: [{ servers }, bob] }).attentionCount, 6);
  });
});
