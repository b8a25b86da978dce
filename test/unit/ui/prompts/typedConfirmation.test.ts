import assert from "node:assert/strict";
import * as fc from "fast-check";
import { isBeginning, isTyped, typedFormOf } from "../../../../src/ui/prompts/typedConfirmation";

describe("What must be typed before a deletion", () => {
  it("is the name, whole", () => {
    assert.ok(isTyped("web-server-01", "web-server-01"));
    for (const text of [
      "",
      " ",
      "web-server-0",
      "web-server-011",
      "Web-Server-01",
      "web server 01",
    ]) {
      assert.ok(!isTyped(text, "web-server-01"), text);
    }
  });

  it("does not mind blanks around it, nor how an accent is written", () => {
    assert.ok(isTyped("  web-01 ", "web-01"));
    assert.ok(isTyped("cafe\u0301", "caf\u00e9"));
  });

  it("can be typed even if the name has invisible marks", () => {
    assert.ok(isTyped("web-01", "web\u200b-01\u2060"));
    assert.ok(isTyped("web 01", "web  01"));
  });

  it("is never nothing, whatever the name", () => {
    assert.ok(!isTyped("", ""));
    assert.ok(!isTyped("", "\u200b"));
    assert.ok(!isTyped(" ", "\u200b"));
    assert.equal(typedFormOf({ name: "\u200b", id: "12345" }), "12345");
    assert.equal(typedFormOf({ name: "web-01", id: "12345" }), "web-01");
  });

  it("is never met by another visible name", () => {
    const name = fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/);
    fc.assert(fc.property(name, name, (a, b) => isTyped(a, b) === (a === b)));
  });

  it("shows no error while it is being typed", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{1,20}$/), fc.nat(20), (name, length) =>
        isBeginning(name.slice(0, length), name),
      ),
    );
    assert.ok(!isBeginning("wrb", "web-01"));
    assert.ok(!isBeginning("web-012", "web-01"));
  });
});
