import assert from "node:assert/strict";
import { trustAuthority } from "../fakes/trustAuthority";
import { unknownNames } from "../fakes/unknownNames";
import { faultRows, type FaultRow } from "./faultRows";
import { isChange, operations } from "./operations";
import { matrixLines, type MatrixLine } from "./printMatrix";
import { runCell } from "./runCell";
import { authority } from "./strikeWorld";

const changes = operations.filter(isChange);
const passingRows = faultRows.filter(({ strike }) => strike.by !== "connection");

describe("The fault matrix", function () {
  // A busy machine takes a while for a hundred megabytes.
  this.timeout(180_000);
  const lines: MatrixLine[] = [];
  let undo: readonly (() => void)[] = [];

  before(() => {
    undo = [trustAuthority(authority.cert), unknownNames()];
  });

  after(() => {
    for (const back of undo) {
      back();
    }
    for (const line of matrixLines(lines)) {
      console.log(line);
    }
    const cells = lines.flatMap((line) => line.cells);
    const wrong = cells.filter((cell) => cell.wrong.length > 0);
    process.env.VPS_TEST_NOTE = `${String(cells.length)} cells, ${String(wrong.length)} wrong`;
    console.log(process.env.VPS_TEST_NOTE);
  });

  async function runRow(row: FaultRow, spell: MatrixLine["spell"]): Promise<void> {
    const cells = [];
    for (const operation of spell === "passing" ? changes : operations) {
      cells.push(await runCell(operation, row, spell));
    }
    lines.push({ row, spell, cells });
    const wrong = cells.flatMap((cell) => cell.wrong.map((what) => `${cell.operation}: ${what}`));
    assert.ok(wrong.length === 0, wrong.join("\n"));
  }

  describe("while it lasts", () => {
    for (const row of faultRows) {
      it(row.name, () => runRow(row, "lasting"));
    }
  });

  describe("when only the write itself is struck", () => {
    for (const row of passingRows) {
      it(row.name, () => runRow(row, "passing"));
    }
  });
});
