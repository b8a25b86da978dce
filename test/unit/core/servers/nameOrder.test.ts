import assert from "node:assert/strict";
import fc from "fast-check";
import { compareKeyed, compareNames, keyed } from "../../../../src/core/servers/nameOrder";

const plain = fc.oneof(
  fc.string({
    unit: fc.constantFrom("a", "b", "-", "_", ".", "A", "Z", "0", "1", "9"),
    maxLength: 8,
  }),
  fc.stringMatching(/^[a-zA-Z0-9_.-]{0,20}$/),
  fc.uuid(),
  fc.constantFrom("", "0", "00", "web-1", "web-01", "web-10", "9".repeat(15), "9".repeat(16)),
);
const any = fc.oneof(plain, fc.string({ unit: "grapheme", maxLength: 8 }));

describe("The order of names", () => {
  it("is that in which people count", () => {
    const names = ["web-10", "Web-2", "db", "web.1", "web_1", "", "web-1a", "web-1", "1", "a"];
    assert.deepEqual(
      names
        .map(keyed)
        .sort(compareKeyed)
        .map(({ name }) => name),
      ["", "1", "a", "db", "web_1", "web-1", "web-1a", "Web-2", "web-10", "web.1"],
    );
  });

  it("by keys is that of the collator, for every two names", () => {
    fc.assert(
      fc.property(any, any, (one, other) => {
        assert.equal(
          Math.sign(compareKeyed(keyed(one), keyed(other))),
          Math.sign(compareNames(one, other)),
        );
      }),
      { numRuns: 20_000 },
    );
  });

  it("needs the collator for no plain name", () => {
    assert.notEqual(keyed("web-server_01.example").key, undefined);
    assert.equal(keyed("größe").key, undefined);
    assert.equal(keyed("9".repeat(16)).key, undefined);
  });
});
