import assert from "node:assert/strict";
import { confirmPower, type PowerOrder } from "../../src/commands/power/confirmPower";
import type { PowerOutcome, PowerResult } from "../../src/core/changes/serverPower";
import type { ServerView } from "../../src/core/servers/serverStore";
import { cannotAct, powerWords, sayOne } from "../../src/commands/power/powerMessages";
import { sayBatch } from "../../src/commands/many/sayBatch";
import type { Retry } from "../../src/core/changes/fates";
import { RecordingPages } from "../fakes/recordingPages";
import { RecordingNotifier } from "../fakes/recordingNotifier";
import { aListedServer, anAccount } from "../fakes/samples";

const stopEffect =
  "The server shuts down gracefully, and everything running on it is unavailable until you start it again. A stopped server may still be billed.";
const rebootEffect =
  "The server restarts gracefully, and everything running on it is unavailable until it is up again.";

function targets(...names: readonly string[]): PowerOrder {
  const views: readonly ServerView[] = names.map((name, index) => ({
    account: anAccount(),
    server: aListedServer(String(index), { name }),
  }));
  return { targets: views, others: [] };
}

function confirmSettings(asks = true, isSaved = true) {
  const state = { asks };
  return {
    confirmPowerActions: () => state.asks,
    stopConfirmingPowerActions: () => {
      state.asks = !isSaved;
      return Promise.resolve(isSaved);
    },
  };
}

describe("The question before servers are interrupted", () => {
  for (const [action, effect] of [
    ["stop", stopEffect],
    ["reboot", rebootEffect],
  ] as const) {
    const verb = action === "stop" ? "Stop" : "Reboot";

    it(`names the one server and says what ${action} does`, async () => {
      const notifier = new RecordingNotifier(verb);
      assert.equal(await confirmPower(action, targets("web"), notifier, confirmSettings()), true);
      assert.deepEqual(notifier.asked, [
        {
          message: `${verb} web?`,
          detail: `web · 203.0.113.10 · us-west\n\n${effect}`,
          about: [{ accountKey: "ada", serverId: "0" }],
          buttons: [verb, `${verb}, Don't Ask Again`],
        },
      ]);
    });

    it(`counts several servers and names each before ${action}`, async () => {
      const notifier = new RecordingNotifier();
      assert.equal(
        await confirmPower(action, targets("a", "b"), notifier, confirmSettings()),
        false,
      );
      assert.equal(notifier.asked[0]?.message, `${verb} 2 servers?`);
      assert.match(notifier.asked[0].detail, /^a · .+\nb · .+\n\nThe servers /);
    });
  }

  it("names the first servers of many and counts the rest", async () => {
    const notifier = new RecordingNotifier();
    const names = Array.from({ length: 40 }, (_, index) => `server-${index}`);
    await confirmPower("stop", targets(...names), notifier, confirmSettings());
    const lines = notifier.asked[0]?.detail.split("\n") ?? [];
    assert.ok(lines.includes("and 25 more"));
    assert.ok(lines.length < 20);
  });

  it("is asked before several are started, since that costs", async () => {
    const notifier = new RecordingNotifier("Start");
    assert.ok(await confirmPower("start", targets("a", "b"), notifier, confirmSettings()));
    assert.equal(notifier.asked[0]?.message, "Start 2 servers?");
    assert.match(notifier.asked[0].detail, /^a · .+\nb · .+\n\nThe servers start, /);
  });

  it("says for how many of the chosen servers it is, and that the others stay", async () => {
    const notifier = new RecordingNotifier("Stop");
    const order = { ...targets("a"), others: targets("b", "c").targets };
    assert.ok(await confirmPower("stop", order, notifier, confirmSettings()));
    assert.equal(notifier.asked[0]?.message, "Stop 1 of 3 servers?");
    assert.match(notifier.asked[0].detail, /The others stay as they are: their state doesn't/);
    assert.doesNotMatch(notifier.asked[0].detail, /Protected/);
  });

  it("names the protected servers that are left out", async () => {
    const notifier = new RecordingNotifier("Stop");
    const others = targets("b", "c").targets.map((view) => ({
      ...view,
      server: { ...view.server, isProtected: true },
    }));
    assert.ok(await confirmPower("stop", { ...targets("a"), others }, notifier, confirmSettings()));
    assert.match(
      notifier.asked[0]?.detail ?? "",
      /\n\nProtected in VS Code and left out: b, c\.\n/,
    );
    assert.doesNotMatch(notifier.asked[0]?.detail ?? "", /their state/);
  });

  it("is answered by Don't Ask Again even if that can't be saved, which is then said", async () => {
    const notifier = new RecordingNotifier("Stop, Don't Ask Again");
    assert.ok(await confirmPower("stop", targets("a"), notifier, confirmSettings(true, false)));
    assert.deepEqual(notifier.shown, [
      {
        severity: "warn",
        message:
          "The setting vps.confirmPowerActions couldn't be saved. Check whether your settings file can be written and has no errors.",
        buttons: ["Open Settings"],
      },
    ]);
  });

  it("is not asked before one is started, nor where the person does not want it", async () => {
    const notifier = new RecordingNotifier();
    assert.ok(await confirmPower("start", targets("a"), notifier, confirmSettings()));
    assert.ok(await confirmPower("stop", targets("a"), notifier, confirmSettings(false)));
    assert.deepEqual(notifier.asked, []);
  });

  it("is not asked again after Don't Ask Again", async () => {
    const notifier = new RecordingNotifier("Stop, Don't Ask Again");
    const settings = confirmSettings();
    assert.ok(await confirmPower("stop", targets("a"), notifier, settings));
    assert.ok(await confirmPower("reboot", targets("a"), notifier, settings));
    assert.equal(notifier.asked.length, 1);
  });
});

describe("What is said after servers were started or stopped", () => {
  const accepted: PowerOutcome = { kind: "accepted" };
  const failed: PowerOutcome = { kind: "failed", problem: { kind: "unauthorized" } };
  const refused = (status: string | undefined): PowerOutcome => ({
    kind: "refused",
    problem: { kind: "invalid", fields: [], detail: "Server is already running" },
    status,
  });
  const unknown: PowerOutcome = { kind: "unknown", problem: { kind: "serverError", status: 502 } };

  let notifier: RecordingNotifier;
  let pages: RecordingPages;
  const retried: Retry[] = [];

  function said(...outcomes: readonly PowerOutcome[]) {
    notifier = new RecordingNotifier();
    pages = new RecordingPages();
    retried.length = 0;
    const results = outcomes.map((outcome, index): PowerResult => ({
      ref: { accountKey: "ada", serverId: String(index) },
      name: `server-${index}`,
      outcome,
    }));
    const nothing = () => undefined;
    const [only] = results;
    if (only && results.length === 1) {
      sayOne("start", only, notifier, nothing, nothing);
    } else {
      sayBatch(results, powerWords("start"), {
        notifier,
        pages,
        retry: (one) => retried.push(one),
      });
    }
    return notifier.shown;
  }

  it("is nothing where one server accepted: its row tells", () => {
    assert.deepEqual(said(accepted), []);
  });

  it("is calm where the API says that the server is there already", () => {
    assert.deepEqual(said(refused("active")), [
      {
        severity: "info",
        message:
          "“Start” isn't possible for server-0 because its state is Active. The list has been updated.",
        buttons: [],
      },
    ]);
    assert.equal(said(refused(undefined))[0]?.message, "server-0 no longer exists.");
  });

  it("is a failure with its reason and its remedy", () => {
    assert.deepEqual(said(failed), [
      {
        severity: "error",
        message: "server-0 was not started. VPS.org no longer accepts the token.",
        buttons: ["Sign In…"],
      },
    ]);
  });

  it("is open where no answer came", () => {
    assert.deepEqual(said(unknown)[0]?.buttons, ["Refresh", "Show Log"]);
    assert.match(
      said(unknown)[0]?.message ?? "",
      /^It's unclear whether the request for server-0 was/,
    );
  });

  it("is one summary for many, with all results on a page", () => {
    const [summary, ...more] = said(
      accepted,
      refused("active"),
      failed,
      { kind: "skipped" },
      { kind: "protected" },
    );
    assert.deepEqual(more, []);
    assert.equal(summary?.severity, "warn");
    assert.deepEqual(summary.buttons, ["Show Results", "Retry Failed", "Refresh"]);
    assert.equal(summary.message, "Start: 1 of 5 starting, 2 failed, 2 skipped.");
    notifier.press("Show Results");
    assert.deepEqual(pages.shown, [
      {
        title: "Start",
        lines: [
          "Start: 1 of 5 starting, 2 failed, 2 skipped.",
          "",
          "Failed (2)",
          "“Start” isn't possible for server-1 because its state is Active. The list has been updated.",
          "server-2 was not started. VPS.org no longer accepts the token. Sign in again with a new one.",
          "",
          "Skipped (2)",
          "server-3: skipped, nothing was sent.",
          "server-4: skipped, since it is protected in VS Code.",
          "",
          "Done (1)",
          "server-0: accepted.",
        ],
        button: "Retry Failed",
      },
    ]);
  });

  it("offers to retry what certainly did not happen, and to look at what is unclear first", () => {
    said(accepted, failed, unknown, { kind: "skipped" });
    notifier.press("Show Results");
    pages.press();
    notifier.press("Retry Failed");
    const retry = {
      refs: ["1", "2"].map((serverId) => ({ accountKey: "ada", serverId })),
      unclear: new Map([["ada/2", { kind: "serverError", status: 502 }]]),
    };
    assert.deepEqual(retried, [retry, retry]);
  });

  it("is of one length however many servers did not start", () => {
    const [summary] = said(accepted, ...Array.from({ length: 34 }, () => failed));
    assert.equal(summary?.message, "Start: 1 of 35 starting, 34 failed.");
  });

  it("says of many in one sentence how each ended, and why the rest was not sent", () => {
    const limited: PowerOutcome = {
      kind: "held",
      problem: { kind: "rateLimited", retryAfterMs: 50_000 },
    };
    const message = (...outcomes: readonly PowerOutcome[]) => said(...outcomes)[0]?.message;
    assert.equal(
      message(accepted, failed, unknown),
      "Start: 1 of 3 starting, 1 failed, 1 unclear.",
    );
    assert.equal(
      message(accepted, failed, limited),
      "Start: 1 of 3 starting, 1 failed, 1 not sent. Too many requests: VPS.org accepts new ones in 50 seconds.",
    );
    assert.equal(message(accepted, { kind: "busy" }), "Start: 1 of 2 starting, 1 failed.");
    const [skipped] = said(accepted, { kind: "protected" });
    assert.deepEqual(skipped, {
      severity: "info",
      message: "Start: 1 of 2 starting, 1 skipped.",
      buttons: ["Show Results"],
    });
    assert.deepEqual(
      said(accepted, accepted).map(({ message, severity }) => [severity, message]),
      [["info", "Start: 2 of 2 starting."]],
    );
  });

  it("tells before anything is sent that the state does not allow it", () => {
    assert.equal(
      cannotAct("start", aListedServer("1", { name: "web" }), 1),
      "web can't be started while its state is Active.",
    );
    assert.equal(
      cannotAct("stop", aListedServer("1", { status: "stopped" }), 2),
      "There are no active servers to stop.",
    );
  });
});
