import assert from "node:assert/strict";
import { allRows } from "../../../scripts/bench/allRows";
import { runRow } from "../../../scripts/bench/runRow";

/** What a row measures is for a quiet machine; that it still measures is for every run. */
describe("The benchmark", function () {
  this.timeout(60_000);

  for (const name of ["activate", "expand", "power-click"]) {
    it(`measures ${name}`, async () => {
      const row = allRows.find((one) => one.name === name);
      assert.ok(row, allRows.map((one) => one.name).join(", "));
      const { value } = await runRow(row, 1);
      assert.ok(value > 0);
    });
  }
});
