import assert from "node:assert/strict";
import { formatsFor } from "../../../../src/core/base/formats";

const now = Date.parse("2025-01-16T15:30:00Z");
const day = 86_400_000;

describe("Formats", () => {
  const english = formatsFor("en");

  it("write numbers as people of the language do", () => {
    assert.equal(english.number(2_048), "2,048");
    assert.equal(english.number(23.46), "23.5");
    assert.equal(english.oneDecimal(2), "2.0");
    assert.equal(formatsFor("de").number(2_048.5), "2.048,5");
  });

  const ages: readonly (readonly [number, string])[] = [
    [-5_000, "now"],
    [59_000, "now"],
    [60_000, "1 minute ago"],
    [3 * 3_600_000, "3 hours ago"],
    [3 * day, "3 days ago"],
    [45 * day, "45 days ago"],
    [70 * day, "2 months ago"],
    [700 * day, "22 months ago"],
    [1_500 * day, "4 years ago"],
  ];
  for (const [ageMs, text] of ages) {
    it(`say "${text}"`, () => {
      assert.equal(english.ago(now - ageMs, now), text);
    });
  }

  for (const language of ["", "en-US@posix", "not a language"]) {
    it(`fall back to English for "${language}"`, () => {
      assert.equal(formatsFor(language).number(1_000), "1,000");
    });
  }
});
