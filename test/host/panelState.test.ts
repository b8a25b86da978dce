import assert from "node:assert/strict";
import { formatsFor } from "../../src/core/base/formats";
import type { Problem } from "../../src/core/base/problem";
import type { ServerDetails } from "../../src/core/servers/server";
import type { DetailsSnapshot } from "../../src/core/refresh/serverDetailsFeed";
import { panelState } from "../../src/panel/panelState";
import { panelTexts } from "../../src/panel/panelTexts";
import type { PanelState } from "../../src/shared/panelState";
import { aListedServer, aServer } from "../fakes/samples";

const formats = formatsFor("en");
const now = Date.parse("2025-01-19T14:30:00Z");
const usage = { cpuPercent: 23.5, memoryUsedMb: 2_048, diskUsedGb: 35, bandwidthUsedGb: 450 };
const unavailable: Problem = { kind: "serverError", status: 503 };

function stateOf(watched: Partial<DetailsSnapshot>): PanelState {
  const whole: DetailsSnapshot = {
    phase: "open",
    server: undefined,
    details: undefined,
    asOfMs: undefined,
    problem: undefined,
    ...watched,
  };
  return panelState(whole, formats, now);
}

function loaded(changes: Partial<ServerDetails> = {}, problem?: Problem): PanelState {
  const details = aServer("1", { usage, backupsEnabled: true, ...changes });
  return stateOf({ server: details, details, asOfMs: now, problem });
}

const gauges = (state: PanelState) => state.gauges.map(({ value }) => value);
const presences = (state: PanelState) => state.gauges.map(({ presence }) => presence);
const factOf = (state: PanelState, id: string) => state.facts.find((fact) => fact.id === id);

describe("What the details panel shows", () => {
  it("is every figure with what the plan gives", () => {
    assert.deepEqual(gauges(loaded()), [
      "23.5%",
      "2.0 of 4.0 GB",
      "35 of 80 GB",
      "450 of 2,048 GB",
    ]);
  });

  it("names the level of a gauge in words", () => {
    const full = loaded({ usage: { ...usage, cpuPercent: 75, memoryUsedMb: 3_900 } });
    assert.deepEqual(
      full.gauges.map(({ levelWord }) => levelWord),
      ["High", "Very high", "", ""],
    );
  });

  it("tells figures without a plan to compare them with", () => {
    assert.deepEqual(gauges(loaded({ plan: undefined })), ["23.5%", "2.0 GB", "35 GB", "450 GB"]);
  });

  it("says when a server was created, and how long ago that is", () => {
    const fact = factOf(loaded(), "created");
    assert.match(fact?.value ?? "", /^Jan 10, 2025/);
    assert.equal(fact?.note, "9 days ago");
  });

  for (const [enabled, word, presence] of [
    [true, "On", "known"],
    [false, "Off", "known"],
    [undefined, "", "missing"],
  ] as const) {
    it(`calls backups "${word}" where the API says ${String(enabled)}`, () => {
      const fact = factOf(loaded({ backupsEnabled: enabled }), "backups");
      assert.equal(fact?.value, word);
      assert.equal(fact.presence, presence);
    });
  }

  it("is loading where only the list has come, with what the list tells", () => {
    const state = stateOf({ server: aListedServer("1", { ipv6: undefined }) });
    assert.equal(state.footer.look, "loading");
    assert.deepEqual(new Set(presences(state)), new Set(["loading"]));
    assert.equal(factOf(state, "ipv4")?.presence, "known");
    assert.equal(factOf(state, "ipv6")?.presence, "loading");
    assert.equal(factOf(state, "backups")?.presence, "loading");
  });

  it("is partial where the API leaves things out", () => {
    const state = loaded({ usage: undefined, ipv6: undefined, backupsEnabled: undefined });
    assert.equal(state.footer.look, "fresh");
    assert.equal(state.usageMessage?.title, "No usage data");
    assert.equal(factOf(state, "ipv6")?.presence, "missing");
    const oneMissing = loaded({ usage: { ...usage, diskUsedGb: undefined } });
    assert.deepEqual(presences(oneMissing), ["known", "known", "missing", "known"]);
    assert.equal(oneMissing.usageMessage, undefined);
  });

  it("is stale where a newer answer failed, with its age, the reason and Retry", () => {
    const { footer, usageMessage } = loaded({}, unavailable);
    assert.equal(footer.look, "stale");
    assert.match(footer.text, /^Out of date, last updated .+\.$/);
    assert.match(footer.reason, /503/);
    assert.equal(footer.action, "retry");
    assert.equal(usageMessage, undefined);
  });

  it("is failed where no answer ever came", () => {
    const state = stateOf({ server: aListedServer("1"), problem: unavailable });
    assert.equal(state.footer.look, "failed");
    assert.equal(state.usageMessage?.action, "retry");
    assert.equal(factOf(state, "backups")?.presence, "missing");
  });

  it("offers to sign in where the token is refused", () => {
    const state = stateOf({ server: aListedServer("1"), problem: { kind: "unauthorized" } });
    assert.equal(state.footer.action, "signIn");
    assert.equal(state.usageMessage?.action, "signIn");
  });

  it("is what was last known where the server is gone, without actions", () => {
    const details = aServer("1");
    const state = stateOf({ phase: "gone", server: details, details, asOfMs: now });
    assert.equal(state.footer.action, "close");
    assert.deepEqual(state.actions, []);
    assert.equal(state.status, undefined);
    assert.equal(factOf(state, "ipv4")?.copy, "copyIpv4");
  });

  it("is nothing of the server after a sign-out", () => {
    const state = stateOf({ phase: "signedOut" });
    assert.equal(state.name, "");
    assert.ok(state.facts.every(({ value }) => value === ""));
    assert.equal(state.usageMessage?.action, "signIn");
  });

  const looks = [
    ["active", "Active", "running"],
    ["stopped", "Stopped", "stopped"],
    ["suspended", "Suspended", "paused"],
    ["rebooting", "Rebooting", "busy"],
    ["live_migrating", "Live migrating", "busy"],
    ["error", "Error", "error"],
    ["odd", "Odd", "unknown"],
  ] as const;
  for (const [status, word, look] of looks) {
    it(`shows the state "${status}"`, () => {
      assert.deepEqual(loaded({ status }).status, { word, look });
    });
  }

  it("cuts off what is too long to be a name", () => {
    const { name, facts } = loaded({ name: "x".repeat(10_000), hostname: "y".repeat(10_000) });
    assert.ok(name.length <= 401);
    assert.ok(facts.every(({ value }) => value.length <= 401));
  });
});

describe("The words of the details panel", () => {
  it("are there, every one", () => {
    const all = JSON.stringify(panelTexts());
    assert.doesNotMatch(all, /""|undefined/);
    assert.equal(panelTexts().asTable, "{0} as a table");
    assert.equal(panelTexts().percent, "{0}%");
  });
});
