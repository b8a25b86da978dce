import assert from "node:assert/strict";
import { actionTags, possibleActions } from "../../../src/tree/actionTags";

describe("What can be done to several servers", () => {
  it("is what any of them allows, in the order of the menu", () => {
    assert.deepEqual(possibleActions(["active", "stopped", "active"]), ["start", "stop", "reboot"]);
    assert.deepEqual(possibleActions(["active"]), ["stop", "reboot"]);
    assert.deepEqual(possibleActions(["starting", "suspended"]), []);
    assert.deepEqual(possibleActions([]), []);
  });

  it("is told to the menus by a tag each", () => {
    assert.deepEqual(actionTags(["stopped"]), ["canStart"]);
    assert.deepEqual(actionTags(["active"]), ["canStop", "canReboot"]);
  });
});
