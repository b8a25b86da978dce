import type { FaultRow } from "./faultRows";
import type { Spell } from "./expectation";
import { operations } from "./operations";
import type { Cell } from "./runCell";

export interface MatrixLine {
  readonly row: FaultRow;
  readonly spell: Spell;
  readonly cells: readonly Cell[];
}

/**
 * A line for each fault and a column for each operation. A cell is the number of requests, "1+3" if
 * reads followed; "✘" marks what is wrong.
 */
export function matrixLines(lines: readonly MatrixLine[]): readonly string[] {
  const names = operations.map(({ name }) => name);
  const header = ["fault", "is told", ...names];
  const table = lines.map(({ row, spell, cells }) => [
    spell === "passing" ? `${row.name} (once)` : row.name,
    row.question,
    ...names.map((name) => cellText(cells.find(({ operation }) => operation === name))),
  ]);
  const widths = header.map((_, at) =>
    Math.max(...[header, ...table].map((line) => (line[at] ?? "").length)),
  );
  return [header, ...table].map((line) =>
    line
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function cellText(cell: Cell | undefined): string {
  return cell ? `${cell.requests}${cell.wrong.length > 0 ? "✘" : ""}` : "";
}
