import assert from "node:assert/strict";
import { actionTags, possibleActions } from "../../../src/tree/actionTags";

const are = (...statuses: readonly string[]) => statuses.map((status) => ({ status }));

describe("What can be done to several servers", () => {
  it("is what any of them allows, in the order of the menu", () => {
    const all = ["start", "stop", "reboot"];
    assert.deepEqual(possibleActions(are("active", "stopped", "active")), all);
    assert.deepEqual(possibleActions(are("active")), ["stop", "reboot"]);
    assert.deepEqual(possibleActions(are("starting", "suspended")), []);
    assert.deepEqual(possibleActions([]), []);
  });

  it("is told to the menus by a tag each", () => {
    assert.deepEqual(actionTags(are("stopped")), ["canStart"]);
    assert.deepEqual(actionTags(are("active")), ["canStop", "canReboot"]);
  });

  it("leaves protected servers out, which may only be started", () => {
    const isProtected = true;
    assert.deepEqual(possibleActions([{ status: "active", isProtected }]), []);
    assert.deepEqual(possibleActions([{ status: "stopped", isProtected }]), ["start"]);
    assert.deepEqual(possibleActions([{ status: "active", isProtected }, ...are("active")]), [
      "stop",
      "reboot",
    ]);
  });
});
