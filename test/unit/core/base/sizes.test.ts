import assert from "node:assert/strict";
import { formatsFor } from "../../../../src/core/base/formats";
import { sizesFor, type SizeUnit } from "../../../../src/core/base/sizes";

const words = { MB: "{0} MB", GB: "{0} GB", TB: "{0} TB", of: "{0} of {1}" };
const sizes = sizesFor(words, formatsFor("en"));

describe("Sizes", () => {
  const single: readonly (readonly [number, SizeUnit, string])[] = [
    [512, "MB", "512 MB"],
    [4_096, "MB", "4 GB"],
    [1_536, "MB", "1.5 GB"],
    [2_000, "MB", "2 GB"],
    [80, "GB", "80 GB"],
    [1_000, "GB", "1 TB"],
    [1_024, "GB", "1 TB"],
    [2_048, "GB", "2 TB"],
    [1_500, "GB", "1.5 TB"],
    [1_234.5, "GB", "1.2 TB"],
    [0, "GB", "0 GB"],
    [5_000_000, "GB", "5,000 TB"],
  ];
  for (const [value, unit, text] of single) {
    it(`say ${value} ${unit} as ${text}`, () => {
      assert.equal(sizes.size(value, unit), text);
    });
  }

  const shares: readonly (readonly [number, number | undefined, SizeUnit, string, string])[] = [
    [2_048, 4_096, "MB", "2.0 of 4 GB", "2.0"],
    [2_000, 4_000, "MB", "2.0 of 4 GB", "2.0"],
    [512, 4_096, "MB", "512 MB of 4 GB", "512"],
    [35, 80, "GB", "35 of 80 GB", "35"],
    [35.24, 80, "GB", "35.2 of 80 GB", "35.2"],
    [450, 2_048, "GB", "450 GB of 2 TB", "450"],
    [1_741, 4_096, "GB", "1.7 of 4 TB", "1.7"],
    [1_700, 4_000, "GB", "1.7 of 4 TB", "1.7"],
    [0, 4_096, "MB", "0 of 4 GB", "0"],
    [2_048, undefined, "MB", "2.0 GB", "2.0"],
    [450, undefined, "GB", "450 GB", "450"],
  ];
  for (const [used, total, unit, text, figure] of shares) {
    it(`say ${used} of ${String(total)} ${unit} as ${text}`, () => {
      assert.deepEqual(sizes.used(used, total, unit), { text, figure });
    });
  }

  it("are said in the order and with the marks of the language", () => {
    const other = sizesFor({ ...words, GB: "{0} Go", of: "von {1} {0}" }, formatsFor("de"));
    assert.deepEqual(other.used(2_560, 4_096, "MB"), { text: "von 4 2,5 Go", figure: "2,5" });
  });
});
