import assert from "node:assert/strict";
import { aServer } from "../../fakes/samples";
import type { Happening } from "../../world/base/history";
import { batchSkips } from "../../world/judge/batchSkips";
import { heard, toldEvidence } from "./toldEvidence";

const window = "w1.1";

describe("The judge of servers that a batch skips", () => {
  const began: Happening = { kind: "began", window, command: 1, text: "vps.server.stop" };
  const meant: Happening = {
    kind: "meant",
    window,
    verb: "stop",
    refs: ["ada/1", "ada/2"],
    name: "one, two",
  };
  const canceled: Happening = { kind: "step", number: 1, text: "cancel what runs (window 1, 7)" };

  function rows(...states: readonly string[]): Happening {
    return {
      kind: "showed",
      window,
      rows: states.map((status, at) => ({
        accountKey: "ada",
        server: aServer(String(at + 1), { status }),
      })),
    };
  }

  function said(skipped: number): Happening {
    const text = `Stop: ${2 - skipped} of 2 stopping, ${skipped} skipped.`;
    return { kind: "said", window, text };
  }

  const url = "https://api.vps.test/api/v1/servers/1/stop/";
  const accepted: readonly Happening[] = [
    { kind: "sent", window, request: 1, method: "POST", url, token: "a", body: "", fate: "good" },
    { kind: "did", request: 1, status: 200, hasActed: true, serverId: "1", isAgain: false },
    heard(window, 1),
  ];

  function found(...happenings: readonly Happening[]): number {
    return batchSkips(toldEvidence(...happenings.map((one) => [0, one] as const))).length;
  }

  const both = rows("active", "active");

  it("finds one that could be acted on all the time", () => {
    assert.equal(found(both, began, meant, ...accepted, rows("stopping", "active"), said(1)), 1);
  });

  it("leaves one that could not be acted on when the user said yes", () => {
    assert.equal(found(rows("active", "stopped"), began, meant, said(1)), 0);
  });

  it("leaves one that could not be acted on when the command was called, or later", () => {
    assert.equal(found(rows("active", "stopped"), began, both, meant, said(1)), 0);
    assert.equal(found(both, began, meant, rows("active", "migrating"), both, said(1)), 0);
  });

  it("leaves one to which something else is done meanwhile", () => {
    const [sent] = accepted;
    const reboot = { ...sent, url: url.replace("stop", "reboot") } as Happening;
    assert.equal(found(both, began, meant, reboot, said(1)), 0);
  });

  it("leaves one that is meant for two accounts, which have the same token", () => {
    const [, ofAda] = both.kind === "showed" ? both.rows : [];
    const ofTwo: Happening = {
      kind: "showed",
      window,
      rows: ofAda ? [ofAda, { ...ofAda, accountKey: "twin" }] : [],
    };
    const meantTwice = { ...meant, refs: ["ada/2", "twin/2"] } as Happening;
    assert.equal(found(ofTwo, began, meantTwice, said(1)), 0);
  });

  it("leaves a batch that the user cancels", () => {
    assert.equal(found(both, began, meant, canceled, said(1)), 0);
  });

  it("leaves a sum that may be another batch's", () => {
    assert.equal(found(both, began, meant, meant, said(1)), 0);
    const single = { ...meant, refs: ["ada/2"] } as Happening;
    assert.equal(found(both, began, meant, single, said(1)), 0);
  });

  it("finds what is skipped beyond those that could not be acted on", () => {
    assert.equal(found(rows("active", "stopped"), began, meant, said(2)), 1);
  });
});
