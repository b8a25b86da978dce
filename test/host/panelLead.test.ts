import assert from "node:assert/strict";
import { formatsFor } from "../../src/core/base/formats";
import type { DetailsSnapshot } from "../../src/core/refresh/serverDetailsFeed";
import type { ServerDetails } from "../../src/core/servers/server";
import { panelLead } from "../../src/panel/panelLead";
import { aListedServer, aServer } from "../fakes/samples";

const middleOfMonth = Date.parse("2025-04-16T00:00:00Z");
const calm = { cpuPercent: 5, memoryUsedMb: 100, diskUsedGb: 6, bandwidthUsedGb: 200 };

function leadOf(watched: Partial<DetailsSnapshot>) {
  const whole: DetailsSnapshot = {
    phase: "open",
    server: undefined,
    details: undefined,
    asOfMs: middleOfMonth,
    problem: undefined,
    ...watched,
  };
  return panelLead(whole, formatsFor("en"), middleOfMonth);
}

function sentenceOf(changes: Partial<ServerDetails>): string {
  const details = aServer("1", { name: "web-1", usage: calm, ...changes });
  const { text, attention } = leadOf({ server: details, details });
  return [text, attention].join(" ").trim();
}

describe("The sentence that the details panel begins with", () => {
  const states = [
    ["active", "web-1 is running.", "running"],
    ["stopped", "web-1 is stopped.", "stopped"],
    ["suspended", "web-1 is suspended.", "paused"],
    ["provisioning", "web-1 is being set up.", "busy"],
    ["starting", "web-1 is starting.", "busy"],
    ["stopping", "web-1 is stopping.", "busy"],
    ["rebooting", "web-1 is rebooting.", "busy"],
    ["deleting", "web-1 is being deleted.", "busy"],
    ["migrating", "web-1 is in the state “migrating”.", "busy"],
    ["error", "web-1 is in the state “error”.", "error"],
    ["odd", "web-1 is in the state “odd”.", "unknown"],
  ] as const;
  for (const [status, sentence, look] of states) {
    it(`is of a server that is "${status}": ${sentence}`, () => {
      assert.equal(sentenceOf({ status }), sentence);
      const server = aListedServer("1", { status });
      assert.equal(leadOf({ server }).look, look);
    });
  }

  it("says of a protected server that it is, and offers to take the mark off", () => {
    const details = aServer("1", { name: "web-1", isProtected: true });
    const { text, detail, action } = leadOf({ server: details, details });
    assert.equal(text, "web-1 is running.");
    assert.equal(detail, "Protected in VS Code: it can't be stopped, rebooted or deleted here.");
    assert.equal(action, "unprotect");
    const free = leadOf({ server: aServer("1") });
    assert.deepEqual([free.detail, free.action], ["", undefined]);
  });

  const needs: readonly (readonly [Partial<typeof calm>, string])[] = [
    [{ diskUsedGb: 65 }, "Disk is 81% full."],
    [{ memoryUsedMb: 3_900 }, "Memory is 95% full."],
    [{ cpuPercent: 97.4 }, "CPU is at 97%."],
    [{ bandwidthUsedGb: 1_200 }, "At this pace, bandwidth is at 117% at the month's end."],
    [{ bandwidthUsedGb: 2_048 }, "The bandwidth of the plan is used up."],
    [{ diskUsedGb: 79.9 }, "Disk is 99% full."],
    [
      { diskUsedGb: 79, memoryUsedMb: 3_900, cpuPercent: 99 },
      "Disk is 98% full. Memory is 95% full.",
    ],
  ];
  for (const [changes, attention] of needs) {
    it(`goes on with what needs attention: ${attention}`, () => {
      assert.equal(
        sentenceOf({ usage: { ...calm, ...changes } }),
        `web-1 is running. ${attention}`,
      );
    });
  }

  it("speaks of bandwidth without a pace on the first day of a month", () => {
    const details = aServer("1", { usage: { ...calm, bandwidthUsedGb: 1_950 } });
    const asOfMs = Date.parse("2025-04-01T03:00:00Z");
    const { attention } = leadOf({ server: details, details, asOfMs });
    assert.equal(attention, "95% of the plan's bandwidth is used.");
  });

  it("speaks of no load of a server that does not run", () => {
    const usage = { ...calm, cpuPercent: 99, memoryUsedMb: 4_000, diskUsedGb: 65 };
    assert.equal(sentenceOf({ status: "stopped", usage }), "web-1 is stopped. Disk is 81% full.");
  });

  it("is about no server that is not known", () => {
    assert.equal(leadOf({ phase: "waiting" }).text, "Loading…");
    assert.equal(leadOf({}).text, "Loading…");
    const problem = { kind: "serverError", status: 503 } as const;
    assert.equal(leadOf({ problem }).text, "The details could not be loaded.");
    assert.equal(leadOf({ phase: "gone" }).text, "This server no longer exists.");
  });
});
