import { fork } from "node:child_process";
import { once } from "node:events";
import { builtBench } from "./builtBench";
import { median, type BenchRow, type Measure } from "./row";

/** A row with all of its rounds. Ratios are those of one round each, so that a busy moment hits both. */
export interface RowResult {
  readonly name: string;
  readonly unit: BenchRow["unit"];
  readonly value: number;
  readonly floor: number | undefined;
  readonly ratio: number | undefined;
  /** The least and the most of all rounds: of the ratio if there is one, else of the value. */
  readonly spread: readonly [least: number, most: number];
  readonly isMet: boolean | undefined;
}

export async function runRow(row: BenchRow, rounds: number): Promise<RowResult> {
  const measures: Measure[] = [];
  for (let round = 0; round < rounds; round += 1) {
    measures.push(await runRound(row));
  }
  const floors = measures.flatMap(({ floor }) => floor ?? []);
  const ratios = measures.flatMap(({ value, floor }) => (floor === undefined ? [] : value / floor));
  const values = measures.map((one) => one.value);
  const value = row.pick === "least" ? Math.min(...values) : median(values);
  const ratio = ratios.length > 0 ? median(ratios) : undefined;
  const spreadOf = ratio === undefined ? values : ratios;
  return {
    name: row.name,
    unit: row.unit,
    value,
    floor: floors.length > 0 ? median(floors) : undefined,
    ratio,
    spread: [Math.min(...spreadOf), Math.max(...spreadOf)],
    isMet: isMet(row, value, ratio),
  };
}

function isMet({ bar }: BenchRow, value: number, ratio: number | undefined): boolean | undefined {
  if (!bar) {
    return undefined;
  }
  return "most" in bar ? value <= bar.most : ratio !== undefined && ratio <= bar.timesFloor;
}

async function runRound({ name }: BenchRow): Promise<Measure> {
  const program = fork(builtBench("roundProgram"), [name], {
    execArgv: ["--expose-gc"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = once(program, "exit");
  const measured = once(program, "message") as Promise<[Measure]>;
  const [measure] = await Promise.race([
    measured,
    ended.then(([code]) => {
      throw new Error(`${name} ended with code ${String(code)} before it had measured anything.`);
    }),
  ]);
  await ended;
  return measure;
}
