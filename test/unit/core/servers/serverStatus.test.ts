import assert from "node:assert/strict";
import { allowedPowerActions, transitionOf } from "../../../../src/core/servers/powerAction";
import {
  isBusy,
  isInTransition,
  isKnownStatus,
  needsAttention,
} from "../../../../src/core/servers/serverStatus";

const table = [
  // status, actions, in transition, busy, needs attention, known
  ["active", ["stop", "reboot"], false, false, false, true],
  ["stopped", ["start"], false, false, false, true],
  ["suspended", [], false, false, true, true],
  ["provisioning", [], true, true, false, true],
  ["starting", [], true, true, false, true],
  ["stopping", [], true, true, false, true],
  ["rebooting", [], true, true, false, true],
  ["migrating", [], true, true, false, false],
  ["deleting", [], true, true, false, false],
  ["error", ["start", "stop", "reboot"], true, false, true, false],
  ["failed", ["start", "stop", "reboot"], true, false, true, false],
  ["rescue", ["start", "stop", "reboot"], true, false, false, false],
  ["constructor", ["start", "stop", "reboot"], true, false, false, false],
] as const;

describe("A server's status", () => {
  for (const [status, actions, inTransition, busy, attention, known] of table) {
    it(`${status} allows ${actions.join(", ") || "nothing"} and is told apart`, () => {
      assert.deepEqual(allowedPowerActions(status), actions);
      assert.equal(isInTransition(status), inTransition);
      assert.equal(isBusy(status), busy);
      assert.equal(needsAttention(status), attention);
      assert.equal(isKnownStatus(status), known);
    });
  }

  it("during an action is the document's word for it", () => {
    assert.equal(transitionOf("start"), "starting");
    assert.equal(transitionOf("stop"), "stopping");
    assert.equal(transitionOf("reboot"), "rebooting");
  });
});
