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

function stateOf(watched: Partial<DetailsSnapshot>, note?: string): PanelState {
  const whole: DetailsSnapshot = {
    phase: "open",
    server: undefined,
    details: undefined,
    asOfMs: undefined,
    problem: undefined,
    ...watched,
  };
  return panelState(whole, formats, now, note);
}

function loaded(changes: Partial<ServerDetails> = {}, problem?: Problem): PanelState {
  const details = aServer("1", { usage, backupsEnabled: true, ...changes });
  return stateOf({ server: details, details, asOfMs: now, problem });
}

const figures = (state: PanelState) => state.tiles.map(({ used, total }) => [used, total]);
const notes = (state: PanelState) => state.tiles.map(({ note }) => note);
const leadOf = (state: PanelState) => [state.lead.text, state.lead.attention].join(" ").trim();
const factOf = (state: PanelState, id: string) => state.facts.find((fact) => fact.id === id);

describe("What the details panel shows", () => {
  it("is every figure with what the plan gives", () => {
    assert.deepEqual(figures(loaded()), [
      [23.5, 100],
      [2_048, 4_096],
      [35, 80],
      [450, 2_048],
    ]);
  });

  it("has what the user has written about the server, and leaves no place where that is nothing", () => {
    const server = aListedServer("1");
    assert.equal(factOf(stateOf({ server }, "the shop's"), "note")?.value, "the shop's");
    assert.equal(factOf(stateOf({ server }), "note")?.presence, "missing");
    assert.equal(factOf(stateOf({}), "note")?.presence, "missing");
  });

  it("names the level of a figure in words", () => {
    const full = loaded({ usage: { ...usage, cpuPercent: 95, diskUsedGb: 79 } });
    assert.deepEqual(
      full.tiles.map(({ levelWord }) => levelWord),
      ["High", "", "Very high", ""],
    );
  });

  it("says at which pace bandwidth is used, and what that takes for granted", () => {
    const [, , , bandwidth] = loaded().tiles;
    assert.equal(bandwidth?.note, "At this pace 52% at the month's end");
    assert.equal(bandwidth.noteReason, "If VPS.org counts bandwidth from the first of the month.");
  });

  it("tells figures without a plan to compare them with", () => {
    const totals = loaded({ plan: undefined }).tiles.map(({ total }) => total);
    assert.deepEqual(totals, [100, undefined, undefined, undefined]);
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
    assert.equal(state.footer?.look, "loading");
    assert.deepEqual(new Set(notes(state)), new Set(["Loading…"]));
    assert.equal(leadOf(state), "server-1 is running.");
    assert.equal(factOf(state, "ipv4")?.presence, "known");
    assert.equal(factOf(state, "ipv6")?.presence, "loading");
    assert.equal(factOf(state, "backups")?.presence, "loading");
  });

  it("is partial where the API leaves things out, and says so", () => {
    const state = loaded({ usage: undefined, ipv6: undefined, backupsEnabled: undefined });
    assert.equal(state.footer?.look, "fresh");
    assert.deepEqual(new Set(notes(state)), new Set(["Not reported by VPS.org"]));
    assert.equal(factOf(state, "ipv6")?.presence, "missing");
    const oneMissing = loaded({ usage: { ...usage, diskUsedGb: undefined } });
    assert.equal(oneMissing.tiles[2]?.used, undefined);
    assert.deepEqual(notes(oneMissing).slice(0, 3), ["", "", "Not reported by VPS.org"]);
  });

  it("is stale where a newer answer failed, with its age, the reason and Retry", () => {
    const state = loaded({}, unavailable);
    const { footer } = state;
    assert.equal(footer?.look, "stale");
    assert.match(footer.text, /^Out of date, last updated .+\.$/);
    assert.match(footer.reason, /503/);
    assert.equal(footer.action, "retry");
    assert.equal(leadOf(state), "server-1 is running.");
    const full = loaded({ usage: { ...usage, diskUsedGb: 79 } }, unavailable);
    assert.match(full.lead.attention, /^As of .+: Disk is 98% full\.$/);
  });

  it("is failed where no answer ever came", () => {
    const state = stateOf({ server: aListedServer("1"), problem: unavailable });
    assert.equal(state.footer?.look, "failed");
    assert.deepEqual(new Set(notes(state)), new Set(["Couldn't be loaded"]));
    assert.equal(factOf(state, "backups")?.presence, "missing");
  });

  it("offers to sign in where the token is refused", () => {
    const state = stateOf({ server: aListedServer("1"), problem: { kind: "unauthorized" } });
    assert.equal(state.footer?.action, "signIn");
    assert.equal(state.lead.action, undefined);
  });

  it("has the date with the time where that is not of today", () => {
    const details = aServer("1", { usage });
    const yesterday = { server: details, details, asOfMs: now - 24 * 3_600_000 };
    assert.match(stateOf(yesterday).footer?.text ?? "", /^As of Jan 18, 2025/);
    const stale = stateOf({ ...yesterday, problem: unavailable });
    assert.match(stale.footer?.text ?? "", /last updated Jan 18, 2025/);
    const gone = stateOf({ ...yesterday, phase: "gone" });
    assert.match(gone.lead.detail, /The data shown is from Jan 18, 2025/);
  });

  it("is what was last known where the server is gone, with one heading and one button", () => {
    const details = aServer("1");
    const state = stateOf({ phase: "gone", server: details, details, asOfMs: now });
    assert.equal(state.lead.text, "server-1 no longer exists.");
    assert.equal(state.lead.action, "close");
    assert.equal(state.footer, undefined);
    assert.deepEqual(state.actions, []);
    assert.equal(factOf(state, "ipv4")?.copy, "copyIpv4");
  });

  it("is nothing of the server after a sign-out, with one heading and one button", () => {
    const state = stateOf({ phase: "signedOut" });
    assert.equal(state.name, "");
    assert.ok(state.facts.every(({ value }) => value === ""));
    assert.equal(state.lead.text, "You are signed out.");
    assert.equal(state.lead.action, "signIn");
    assert.equal(state.footer, undefined);
  });

  it("offers nothing that a protected server is protected from", () => {
    const offered = loaded({ isProtected: true }).actions;
    assert.deepEqual(offered, ["connect", "openRemoteWindow", "edit"]);
  });

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
